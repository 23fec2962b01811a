<?php
/**
 * Takes away all that the plugin has kept. Nothing is deleted at Trialogue, and none of WordPress's own comments.
 *
 * @package Trialogue_Comments
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/** Of one site. */
function trialogue_comments_forget(): void {
	foreach ( array( 'trialogue_on', 'trialogue_site', 'trialogue_api_key', 'trialogue_sso_secret', 'trialogue_webhook_secret', 'trialogue_import' ) as $trialogue_name ) {
		delete_option( $trialogue_name );
	}
	foreach ( array( '_trialogue_article', '_trialogue_problem', '_trialogue_count', '_trialogue_withdrawn' ) as $trialogue_name ) {
		delete_post_meta_by_key( $trialogue_name );
	}
	// What is kept of discussions and of connections that were begun goes by itself within a day; not where something else than the database keeps it, which no query reaches.
	global $wpdb;
	// phpcs:ignore WordPress.DB
	$wpdb->query( "DELETE FROM $wpdb->options WHERE option_name LIKE '\\_transient\\_trialogue\\_%' OR option_name LIKE '\\_transient\\_timeout\\_trialogue\\_%'" );
	foreach ( array( 'trialogue_put_article', 'trialogue_put_all', 'trialogue_tell_member', 'trialogue_refresh_counts', 'trialogue_import' ) as $trialogue_name ) {
		wp_unschedule_hook( $trialogue_name );
	}
}

if ( is_multisite() ) {
	$trialogue_sites = get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	);
	foreach ( $trialogue_sites as $trialogue_site ) {
		switch_to_blog( $trialogue_site );
		trialogue_comments_forget();
		restore_current_blog();
	}
} else {
	trialogue_comments_forget();
}
