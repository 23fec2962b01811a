<?php
/**
 * Memberships that other plugins keep. Each is asked by its public functions, where it is installed.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

add_filter( 'trialogue_membership', __NAMESPACE__ . '\membership_of_woocommerce', 5, 2 );
add_filter( 'trialogue_membership', __NAMESPACE__ . '\membership_of_memberpress', 5, 2 );

/**
 * WooCommerce Memberships: the active membership that runs longest.
 *
 * @param array<string, string>|null $membership What is known already.
 * @param \WP_User                   $user       Whose.
 */
function membership_of_woocommerce( ?array $membership, \WP_User $user ): ?array {
	if ( null !== $membership || ! function_exists( 'wc_memberships_get_user_active_memberships' ) ) {
		return $membership;
	}
	$active = array();
	foreach ( wc_memberships_get_user_active_memberships( $user->ID ) as $one ) {
		$plan     = $one->get_plan();
		$active[] = array(
			'plan' => $plan ? (string) $plan->get_slug() : '',
			'ends' => (int) $one->get_end_date( 'timestamp' ),
		);
	}
	return longest( $active );
}

/**
 * MemberPress: the active product that runs longest.
 *
 * @param array<string, string>|null $membership What is known already.
 * @param \WP_User                   $user       Whose.
 */
function membership_of_memberpress( ?array $membership, \WP_User $user ): ?array {
	if ( null !== $membership || ! class_exists( 'MeprUser' ) ) {
		return $membership;
	}
	$member = new \MeprUser( $user->ID );
	$active = array();
	foreach ( (array) $member->active_product_subscriptions( 'transactions', true ) as $one ) {
		// What never ends has a date of zeros.
		$ends     = strtotime( (string) $one->expires_at . ' UTC' );
		$active[] = array(
			'plan' => (string) get_post_field( 'post_name', (int) $one->product_id ),
			'ends' => $ends > 0 ? (int) $ends : 0,
		);
	}
	return longest( $active );
}

/**
 * Of several memberships, the one that runs longest; lapsed where there is none.
 *
 * @param array<array{plan: string, ends: int}> $active `ends` in seconds since 1970, 0 where it does not end.
 * @return array{state: string, plan?: string, until?: string}
 */
function longest( array $active ): array {
	if ( ! $active ) {
		return array( 'state' => 'lapsed' );
	}
	usort( $active, fn( array $a, array $b ): int => ( $b['ends'] ? $b['ends'] : PHP_INT_MAX ) <=> ( $a['ends'] ? $a['ends'] : PHP_INT_MAX ) );
	$first      = $active[0];
	$membership = array( 'state' => 'active' );
	if ( '' !== $first['plan'] ) {
		$membership['plan'] = $first['plan'];
	}
	if ( $first['ends'] ) {
		$membership['until'] = gmdate( 'Y-m-d\TH:i:s\Z', $first['ends'] );
	}
	return $membership;
}
