<?php
/**
 * Who somebody is, as Trialogue is told.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

/**
 * A token that signs somebody in at Trialogue, once.
 *
 * @param \WP_User $user Who is signed in.
 */
function token_of( \WP_User $user ): string {
	return sign_token( claims_of( $user ), secret( 'trialogue_sso_secret' ) );
}

/**
 * What a token says of somebody.
 *
 * @param \WP_User $user Who it is about.
 * @return array<string, mixed>
 */
function claims_of( \WP_User $user ): array {
	/**
	 * Filters whether somebody's address was shown to be theirs. WordPress's own sign-up sends a letter with the way in; a shop makes
	 * accounts at the checkout without one.
	 *
	 * @param bool     $verified Whether it was.
	 * @param \WP_User $user     Whose address it is.
	 */
	$verified = (bool) apply_filters( 'trialogue_email_verified', ! class_exists( 'WooCommerce' ), $user );
	return array(
		'email'          => $user->user_email,
		'email_verified' => $verified,
		'name'           => $user->display_name,
	) + claims_of_standing( $user );
}

/**
 * What somebody is: their role and their membership, for a token between two sign-ins too.
 *
 * @param \WP_User $user Who it is about.
 * @return array<string, mixed>
 */
function claims_of_standing( \WP_User $user ): array {
	$claims     = frame_of_claims( $user->ID ) + array( 'role' => roles_of( $user ) );
	$membership = membership_of( $user );
	return null === $membership ? $claims : $claims + array( 'membership' => $membership );
}

/**
 * What every token says: about whom, to whom, and when.
 *
 * @param int $user_id Of who it is about.
 * @return array<string, mixed>
 */
function frame_of_claims( int $user_id ): array {
	$now = microtime( true );
	return array(
		'sub' => (string) $user_id,
		'aud' => site(),
		'jti' => wp_generate_uuid4(),
		'iat' => $now,
		// Whole seconds, and no later: one that is good for longer is refused.
		'exp' => (int) $now + TOKEN_SECONDS,
	);
}

/**
 * Who works at Trialogue: moderators are those who moderate comments in WordPress (editors and administrators), authors those who publish
 * posts. Trialogue gives a role only where its policy lets roles come from here.
 *
 * @param \WP_User $user Whose.
 * @return string[]
 */
function roles_of( \WP_User $user ): array {
	$roles = array_keys(
		array_filter(
			array(
				'moderator' => user_can( $user, 'moderate_comments' ),
				'author'    => user_can( $user, 'publish_posts' ),
			)
		)
	);
	/**
	 * Filters what somebody is at Trialogue.
	 *
	 * @param string[] $roles `moderator`, `author`, both or neither.
	 * @param \WP_User $user  Who it is.
	 */
	return array_values( (array) apply_filters( 'trialogue_roles', $roles, $user ) );
}

/**
 * How somebody's membership stands.
 *
 * @param \WP_User $user Whose.
 * @return array{state: string, plan?: string, until?: string}|null Null where WordPress has nothing to say of it.
 */
function membership_of( \WP_User $user ): ?array {
	/**
	 * Filters how somebody's membership stands.
	 *
	 * @param array{state: string, plan?: string, until?: string}|null $membership `state` is `active` or `lapsed`; `plan` a key of a plan
	 *                                                                             at Trialogue; `until` when it ends, in ISO 8601. Null
	 *                                                                             says nothing: Trialogue has memberships of its own then.
	 * @param \WP_User                                                 $user       Whose it is.
	 */
	return apply_filters( 'trialogue_membership', null, $user );
}
