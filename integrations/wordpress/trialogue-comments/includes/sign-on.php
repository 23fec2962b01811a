<?php
/**
 * Single sign-on: who is signed in to WordPress is so in the discussion, and who is not signs in here. Who signs out of either is signed
 * out of both.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

/** Where Trialogue sends people who sign in by their account here: its SSO_URL. */
const SIGN_IN = 'trialogue_sign_in';

/** Where Trialogue sends people who have signed out there: its SSO_SIGN_OUT_URL. */
const SIGN_OUT = 'trialogue_sign_out';

/** Says that somebody has signed out and not in since, for the script that signs them in to the discussion. */
const SIGNED_OUT = 'trialogue_signed_out';

add_action( 'wp_logout', __NAMESPACE__ . '\note_signed_out', 10, 0 );
add_action( 'wp_login', __NAMESPACE__ . '\note_signed_in', 10, 0 );
add_action( 'rest_api_init', __NAMESPACE__ . '\register_session_route' );
add_action( 'admin_post_' . SIGN_IN, __NAMESPACE__ . '\return_signed_in' );
add_action( 'admin_post_nopriv_' . SIGN_IN, __NAMESPACE__ . '\ask_to_sign_in' );
add_action( 'admin_post_' . SIGN_OUT, __NAMESPACE__ . '\ask_to_sign_out' );
add_action( 'admin_post_nopriv_' . SIGN_OUT, __NAMESPACE__ . '\ask_to_sign_out' );
add_filter( 'allowed_redirect_hosts', __NAMESPACE__ . '\allow_way_back' );

/** Whether people can be signed in from here. */
function has_sign_on(): bool {
	return is_on() && '' !== secret( 'trialogue_sso_secret' );
}

/** Has the next page with a discussion sign them out of that, too. */
function note_signed_out(): void {
	set_signed_out( '1', time() + MONTH_IN_SECONDS );
}

/** Has pages with a discussion sign them in to that again. */
function note_signed_in(): void {
	set_signed_out( '', 1 );
}

/**
 * Sets the cookie, or clears it: by an end that is past. The script reads it, which is no secret.
 *
 * @param string $value Of the cookie.
 * @param int    $ends  When, in seconds since 1970.
 */
function set_signed_out( string $value, int $ends ): void {
	if ( has_sign_on() && ! headers_sent() ) {
		setcookie(
			SIGNED_OUT,
			$value,
			array(
				'expires'  => $ends,
				'path'     => '/',
				'secure'   => is_ssl(),
				'samesite' => 'Lax',
			)
		);
	}
}

/**
 * What a page asks of the session that its reader has here: a token by POST, and its end by DELETE. A token is made when its page asks for
 * it, by an answer of that one person's: a page may be kept by a cache, and a token is good for five minutes, and once. WordPress checks the nonce that comes with the request, and answers with headers that no cache keeps.
 */
function register_session_route(): void {
	$may   = fn() => is_user_logged_in() && has_sign_on();
	$token = fn() => new \WP_REST_Response( array( 'token' => token_of( wp_get_current_user() ) ), 200, wp_get_nocache_headers() );
	$end   = function () {
		wp_logout();
		return new \WP_REST_Response( null, 204 );
	};
	register_rest_route(
		'trialogue/v1',
		'/session',
		array(
			array(
				'methods'             => 'POST',
				'callback'            => $token,
				'permission_callback' => $may,
			),
			array(
				'methods'             => 'DELETE',
				'callback'            => $end,
				'permission_callback' => $may,
			),
		)
	);
}

/** The address that is set as SSO_URL at Trialogue. */
function sign_in_address(): string {
	return add_query_arg( 'action', SIGN_IN, admin_url( 'admin-post.php' ) );
}

/** The address that may be set as SSO_SIGN_OUT_URL there. */
function sign_out_address(): string {
	return add_query_arg( 'action', SIGN_OUT, admin_url( 'admin-post.php' ) );
}

/** Sends who has come from Trialogue and is signed in here back to it, with a token. */
function return_signed_in(): void {
	$back = return_address();
	if ( ! has_sign_on() || '' === $back ) {
		wp_die( esc_html__( 'This page signs people in to the comments, and is reached from there.', 'trialogue-comments' ), '', array( 'response' => 400 ) );
	}
	nocache_headers();
	// It is another site, and the only one to which a token may go. phpcs:ignore WordPress.Security.SafeRedirect.wp_redirect_wp_redirect
	wp_redirect( add_query_arg( 'token', token_of( wp_get_current_user() ), $back ) );
	exit;
}

/** Who is not signed in does so first, and is then back here. */
function ask_to_sign_in(): void {
	if ( '' === return_address() ) {
		return_signed_in();
	}
	$here = array(
		'return_to' => rawurlencode( callback_address() ),
		'state'     => rawurlencode( state_given() ),
	);
	nocache_headers();
	wp_safe_redirect( wp_login_url( add_query_arg( $here, sign_in_address() ) ) );
	exit;
}

/** WordPress asks whoever comes without a nonce whether they want to sign out, and then leads them back to Trialogue. */
function ask_to_sign_out(): void {
	$given = return_to_given();
	$back  = '' !== site() && str_starts_with( $given, site() . '/' ) ? $given : home_url( '/' );
	$ask   = array(
		'action'      => 'logout',
		'redirect_to' => rawurlencode( $back ),
	);
	nocache_headers();
	wp_safe_redirect( is_user_logged_in() ? add_query_arg( $ask, wp_login_url() ) : $back );
	exit;
}

/**
 * WordPress sends people nowhere but to hosts that it is told of.
 *
 * @param string[] $hosts Those it knows.
 * @return string[]
 */
function allow_way_back( array $hosts ): array {
	$host = (string) wp_parse_url( site(), PHP_URL_HOST );
	return '' === $host ? $hosts : array( ...$hosts, $host );
}

/** Where Trialogue takes tokens of people who come back to it. */
function callback_address(): string {
	return site() . '/sign-in/with/publication/callback';
}

/** Where to send somebody back to, with their state; empty where they have not come from Trialogue. */
function return_address(): string {
	// The state is what proves the request: Trialogue compares it with what it gave this browser.
	$given = return_to_given();
	$state = state_given();
	return callback_address() === $given && '' !== $state ? add_query_arg( 'state', rawurlencode( $state ), $given ) : '';
}

/** Where a request wants somebody led back to, whoever made it: its readers compare it with where that may be. */
function return_to_given(): string {
	// phpcs:ignore WordPress.Security.NonceVerification.Recommended
	return isset( $_GET['return_to'] ) ? esc_url_raw( wp_unslash( $_GET['return_to'] ) ) : '';
}

/** What Trialogue wants to be told again. */
function state_given(): string {
	// phpcs:ignore WordPress.Security.NonceVerification.Recommended
	return isset( $_GET['state'] ) ? sanitize_text_field( wp_unslash( $_GET['state'] ) ) : '';
}
