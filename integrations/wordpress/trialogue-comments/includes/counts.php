<?php
/**
 * How many comments readers see at Trialogue, kept here, so that themes say it in their lists.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

/** How many there are under a post, as it was last heard. */
const META_COUNT = '_trialogue_count';

/** The hourly event in which those of the newest posts are asked for. */
const REFRESH_COUNTS = 'trialogue_refresh_counts';
/** How many are asked for at once: as many as Trialogue tells. */
const COUNTS_AT_ONCE = 100;

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
	return has_discussion( get_post( $post_id ) ) ? (int) get_post_meta( $post_id, META_COUNT, true ) : $count;
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
	foreach ( is_wp_error( $answer ) ? array() : (array) ( $answer['body']['items'] ?? array() ) as $one ) {
		if ( isset( $ids[ $one['article'] ] ) ) {
			update_post_meta( $ids[ $one['article'] ], META_COUNT, (int) $one['count'] );
		}
	}
}
