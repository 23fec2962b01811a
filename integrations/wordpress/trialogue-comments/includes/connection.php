<?php
/**
 * Whether Trialogue and this site work together.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

/** By how many seconds two clocks may differ before tokens are refused. */
const CLOCK_SECONDS = 10;

/** The first thing that is wrong, in a plain sentence; empty where nothing is. */
function connection_problem(): string {
	foreach ( array( 'problem_of_site', 'problem_of_key', 'problem_of_secret', 'problem_of_origin' ) as $check ) {
		$problem = call_user_func( __NAMESPACE__ . "\\$check" );
		if ( '' !== $problem ) {
			return $problem;
		}
	}
	return '';
}

/** Whether there is a Trialogue site at the address, and its clock says what ours does. */
function problem_of_site(): string {
	if ( '' === site() ) {
		return __( 'Enter the address of your Trialogue site.', 'trialogue-comments' );
	}
	$answer = call_api( 'GET', '/api/health/ready' );
	if ( is_wp_error( $answer ) ) {
		/* translators: 1: an address, 2: why. */
		return sprintf( __( 'Nothing answers at %1$s: %2$s', 'trialogue-comments' ), site(), $answer->get_error_message() );
	}
	if ( 503 === $answer['status'] ) {
		/* translators: %s: an address. */
		return sprintf( __( 'The Trialogue site at %s is not ready. Try again in a minute.', 'trialogue-comments' ), site() );
	}
	if ( 200 !== $answer['status'] || ! isset( $answer['body']['status'] ) ) {
		/* translators: %s: an address. */
		return sprintf( __( 'What answers at %s is not Trialogue.', 'trialogue-comments' ), site() );
	}
	return problem_of_clock( answered_at( $answer ) );
}

/**
 * Whether both clocks say the same.
 *
 * @param int $there What that of Trialogue said just now, in milliseconds since 1970; 0 where it said nothing.
 */
function problem_of_clock( int $there ): string {
	$off = abs( time() - intdiv( $there, 1000 ) );
	if ( 0 === $there || $off <= CLOCK_SECONDS ) {
		return '';
	}
	/* translators: %d: a number of seconds. */
	return sprintf( __( 'The clocks of this site and of Trialogue differ by %d seconds: nobody could sign in. Set both by a time server.', 'trialogue-comments' ), $off );
}

/** Whether the key is good. */
function problem_of_key(): string {
	if ( '' === secret( 'trialogue_api_key' ) ) {
		return __( 'Press “Connect”, or enter an API key by hand: an administrator makes one at the desk of Trialogue, and allows it “Articles”.', 'trialogue-comments' );
	}
	$answer = call_by_key( 'GET', '/api/v1/moderation/articles?limit=1' );
	if ( ! is_wp_error( $answer ) && in_array( $answer['status'], array( 401, 403 ), true ) ) {
		/* translators: %s: a sentence of Trialogue's. */
		return sprintf( __( 'Trialogue does not take the API key: %s', 'trialogue-comments' ), problem_of( $answer ) );
	}
	return problem_of( $answer );
}

/** Whether the key is good for comments that are brought along. */
function problem_of_imports(): string {
	$answer = call_by_key( 'GET', IMPORTS . '?limit=1' );
	if ( ! is_wp_error( $answer ) && 403 === $answer['status'] ) {
		return __( 'The API key may not import comments: an administrator makes another at the desk of Trialogue, which may do “Articles” and “Imports”. Enter it above.', 'trialogue-comments' );
	}
	return problem_of( $answer );
}

/** Whether pages of this site may show a discussion. */
function problem_of_origin(): string {
	$query  = array(
		'articles' => 'none',
		'origin'   => rawurlencode( origin_of( home_url() ) ),
	);
	$answer = call_api( 'GET', add_query_arg( $query, '/api/v1/embed/counts' ) );
	if ( ! is_wp_error( $answer ) && 403 === $answer['status'] ) {
		/* translators: %s: an address. */
		return sprintf( __( 'Trialogue shows no discussion on pages of %s: an administrator adds it to the policy there, under “Sites with your articles”.', 'trialogue-comments' ), origin_of( home_url() ) );
	}
	return problem_of( $answer );
}

/** Whether Trialogue takes tokens that are signed with the secret: one about nobody is not found there, and not used up. */
function problem_of_secret(): string {
	if ( '' === secret( 'trialogue_sso_secret' ) ) {
		return __( 'Nobody is signed in from here, for no secret for single sign-on is kept: set SSO_KEY and SSO_URL on the Trialogue server, and press “Connect” once more.', 'trialogue-comments' );
	}
	$claims = array_merge( frame_of_claims( 0 ), array( 'role' => array() ) );
	$answer = call_api( 'POST', '/api/v1/outside-memberships', array( 'token' => sign_token( $claims, secret( 'trialogue_sso_secret' ) ) ) );
	if ( ! is_wp_error( $answer ) && in_array( $answer['status'], array( 204, 404, 409 ), true ) ) {
		return '';
	}
	if ( ! is_wp_error( $answer ) && 422 === $answer['status'] ) {
		return __( 'Trialogue does not take what is signed with this secret: it has to be its SSO_KEY, and the address above its APP_URL, letter by letter.', 'trialogue-comments' );
	}
	return problem_of( $answer );
}
