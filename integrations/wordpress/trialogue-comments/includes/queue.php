<?php
/**
 * What Trialogue is told, in the background: by WordPress's cron, and again where it did not answer.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

/** After how many seconds each further attempt is made. After the last one it is left to a person. */
const RETRY_SECONDS = array( 60, 300, 1800, 7200, 43200, 86400 );

/**
 * Has something told soon; what waited to be told again is told with it.
 *
 * @param string $hook What is told.
 * @param int    $id   Of what.
 */
function tell_soon( string $hook, int $id ): void {
	foreach ( range( 0, count( RETRY_SECONDS ) ) as $attempt ) {
		wp_clear_scheduled_hook( $hook, array( $id, $attempt ) );
	}
	wp_schedule_single_event( time(), $hook, array( $id, 0 ) );
}

/**
 * Has something told again that did not arrive.
 *
 * @param string $hook    What is told.
 * @param int    $id      Of what.
 * @param int    $attempt Which attempt has failed, from 0.
 * @param int    $wait    Seconds that Trialogue asked to be left alone.
 * @return bool Whether it will be.
 */
function tell_again( string $hook, int $id, int $attempt, int $wait ): bool {
	if ( ! isset( RETRY_SECONDS[ $attempt ] ) ) {
		return false;
	}
	return (bool) wp_schedule_single_event( time() + max( RETRY_SECONDS[ $attempt ], $wait ), $hook, array( $id, $attempt + 1 ) );
}

/** Forgets all that waits: the plugin is taken out of use. */
function clear_queues(): void {
	foreach ( array( PUT_ARTICLE, PUT_ALL, TELL_MEMBER, REFRESH_COUNTS, IMPORT ) as $hook ) {
		wp_unschedule_hook( $hook );
	}
}
