<?php
/**
 * Tells Trialogue when somebody's role or membership changes between two sign-ins, in the background.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

const TELL_MEMBER = 'trialogue_tell_member';

// The last one is for plugins that are not known here: do_action( 'trialogue_standing_changed', $user_id ).
foreach ( array( 'set_user_role', 'add_user_role', 'remove_user_role', 'deleted_user', 'trialogue_standing_changed' ) as $trialogue_hook ) {
	add_action( $trialogue_hook, __NAMESPACE__ . '\standing_changed' );
}
foreach ( array( 'mepr-txn-store', 'mepr-transaction-expired' ) as $trialogue_hook ) {
	add_action( $trialogue_hook, fn( $transaction ) => standing_changed( (int) $transaction->user_id ) );
}
unset( $trialogue_hook );
add_action( 'wc_memberships_user_membership_status_changed', fn( $membership ) => standing_changed( (int) $membership->get_user_id() ) );
add_action( 'wc_memberships_user_membership_saved', fn( $plan, $saved ) => standing_changed( (int) $saved['user_id'] ), 10, 2 );
add_action( TELL_MEMBER, __NAMESPACE__ . '\tell_member', 10, 2 );

/**
 * Has Trialogue told how somebody stands now.
 *
 * @param int $user_id Whose.
 */
function standing_changed( int $user_id ): void {
	if ( is_on() && '' !== secret( 'trialogue_sso_secret' ) ) {
		tell_soon( TELL_MEMBER, $user_id );
	}
}

/**
 * Tells how somebody stands; of who is no user any more, that they are nothing here.
 *
 * @param int $user_id Of whom.
 * @param int $attempt Which attempt it is, from 0.
 */
function tell_member( int $user_id, int $attempt = 0 ): void {
	$user   = get_userdata( $user_id );
	$claims = $user ? claims_of_standing( $user ) : frame_of_claims( $user_id ) + array(
		'role'       => array(),
		'membership' => array( 'state' => 'lapsed' ),
	);
	$answer = call_api( 'POST', '/api/v1/outside-memberships', array( 'token' => sign_token( $claims, secret( 'trialogue_sso_secret' ) ) ) );
	// 404: they were never there. 409: something later was said of them.
	if ( is_wp_error( $answer ) || ! in_array( $answer['status'], array( 204, 404, 409 ), true ) ) {
		tell_again( TELL_MEMBER, $user_id, $attempt, is_wp_error( $answer ) ? 0 : $answer['wait'] );
	}
}
