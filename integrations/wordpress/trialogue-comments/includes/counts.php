<?php
/**
 * How many comments readers see at Trialogue, kept here, so that themes say it in their lists.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

/** How many there are under a post, as it was last heard: `count`, and `at`, when Trialogue counted, in milliseconds since 1970 by its clock. */
const META_COUNT = '_trialogue_count';

/** The hourly event in which those of the newest posts are asked for. */
const REFRESH_COUNTS = 'trialogue_refresh_counts';
/** How many are asked for at once: as many as Trialogue tells. */
const COUNTS_AT_ONCE = 100;
/** How often a count is tried to be kept, where others come between. */
const COUNT_ATTEMPTS = 10;

add_action( 'add_option_trialogue_on', __NAMESPACE__ . '\schedule_counts', 10, 0 );
add_action( 'update_option_trialogue_on', __NAMESPACE__ . '\schedule_counts', 10, 0 );
add_action( REFRESH_COUNTS, __NAMESPACE__ . '\refresh_counts' );
add_filter( 'get_comments_number', __NAMESPACE__ . '\count_comments', 20, 2 );

/**
 * The number of a post's comments. The fields of the posts of a list are loaded together: this asks the database for nothing.
 *
 * @param int|string $count   Of WordPress's own.
 * @param int        $post_id Of which post.
 * @return int|string
 */
function count_comments( $count, $post_id ) {
	return has_discussion( get_post( $post_id ) ) ? (int) ( kept_count( $post_id )['count'] ?? 0 ) : $count;
}

/**
 * What is kept of a post's count.
 *
 * @param int $post_id Of the post.
 * @return array{count: int, at: int}|null Null where nothing is.
 */
function kept_count( int $post_id ): ?array {
	$kept = get_post_meta( $post_id, META_COUNT, true );
	return is_array( $kept ) ? $kept : null;
}

/**
 * Keeps a count, unless a later one is known. A write names what it takes the place of, and is looked at again: of two requests that come at once, the
 * later count is kept. Should both have added the field, they bring what is read of it up to date.
 *
 * @param int $post_id Of the post.
 * @param int $count   How many comments it has.
 * @param int $at      When they were counted, in milliseconds since 1970.
 * @return bool Whether it was kept.
 */
function note_count( int $post_id, int $count, int $at ): bool {
	$is_kept = false;
	for ( $attempt = 0; $attempt < COUNT_ATTEMPTS; $attempt++ ) {
		// Another request may have changed it since this one has read it.
		wp_cache_delete( $post_id, 'post_meta' );
		$kept = kept_count( $post_id );
		if ( $kept && $kept['at'] >= $at ) {
			break;
		}
		if ( ! $kept ) {
			$kept = array(
				'count' => 0,
				'at'    => 0,
			);
			add_post_meta( $post_id, META_COUNT, $kept, true );
		}
		$is_kept = update_post_meta( $post_id, META_COUNT, compact( 'count', 'at' ), $kept ) || $is_kept;
	}
	return $is_kept;
}

/** Has them asked for every hour, as long as Trialogue is on. */
function schedule_counts(): void {
	wp_clear_scheduled_hook( REFRESH_COUNTS );
	if ( is_on() ) {
		wp_schedule_event( time(), 'hourly', REFRESH_COUNTS );
	}
}

/** Asks for those of the newest posts. What a page shows that is open is newer: the discussion in it is. */
function refresh_counts(): void {
	$posts = get_posts(
		array(
			'post_type'   => post_types(),
			'numberposts' => COUNTS_AT_ONCE,
		)
	);
	$ids   = array();
	foreach ( array_filter( $posts, __NAMESPACE__ . '\has_discussion' ) as $post ) {
		$ids[ article_id( $post ) ] = $post->ID;
	}
	if ( ! $ids ) {
		return;
	}
	// A comma stands between two: what is no letter or digit in one of them is escaped, and so is all of that in an address.
	$query  = http_build_query(
		array(
			'articles' => implode( ',', array_map( 'rawurlencode', array_keys( $ids ) ) ),
			'origin'   => origin_of( home_url() ),
		)
	);
	$answer = call_api( 'GET', "/api/v1/embed/counts?$query" );
	if ( is_wp_error( $answer ) ) {
		return;
	}
	foreach ( (array) ( $answer['body']['items'] ?? array() ) as $one ) {
		if ( isset( $ids[ $one['article'] ] ) ) {
			note_count( $ids[ $one['article'] ], (int) $one['count'], answered_at( $answer ) );
		}
	}
}
