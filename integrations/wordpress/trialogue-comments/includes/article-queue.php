<?php
/**
 * Tells Trialogue of posts as they are published and changed, in the background.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

const PUT_ARTICLE = 'trialogue_put_article';
const PUT_ALL     = 'trialogue_put_all';
/** How many posts are told of in one call: as many as there is room for, however long their titles are. */
const POSTS_AT_ONCE = 25;

/** A post's article at Trialogue, once it is known there: `id`, and `slug`, by which its pages are found. */
const META_ARTICLE = '_trialogue_article';
/** What was wrong when Trialogue was last told of a post; not there where nothing was. */
const META_PROBLEM = '_trialogue_problem';

add_action( 'wp_after_insert_post', __NAMESPACE__ . '\post_saved', 10, 2 );
add_action( PUT_ARTICLE, __NAMESPACE__ . '\put_article', 10, 2 );
add_action( PUT_ALL, __NAMESPACE__ . '\put_all', 10, 2 );

/**
 * Once its terms and fields are saved too. Of a post that was public and is not any more, Trialogue is told as well.
 *
 * @param int      $post_id Of the post.
 * @param \WP_Post $post    As it is now.
 */
function post_saved( int $post_id, \WP_Post $post ): void {
	if ( is_on() && '' !== secret( 'trialogue_api_key' ) && ( has_discussion( $post ) || is_known( $post ) ) ) {
		tell_soon( PUT_ARTICLE, $post_id );
	}
}

/**
 * Whether Trialogue knows a post.
 *
 * @param \WP_Post $post A post.
 */
function is_known( \WP_Post $post ): bool {
	return null !== known_article( $post );
}

/**
 * A post's article at Trialogue.
 *
 * @param \WP_Post $post A post.
 * @return array{id: string, slug: string}|null Null where there is none yet.
 */
function known_article( \WP_Post $post ): ?array {
	$known = get_post_meta( $post->ID, META_ARTICLE, true );
	return is_array( $known ) ? $known : null;
}

/**
 * Notes that Trialogue knows a post.
 *
 * @param \WP_Post             $post    The post.
 * @param array<string, mixed> $article As Trialogue has answered.
 */
function note_known( \WP_Post $post, array $article ): void {
	$known = array(
		'id'   => sanitize_text_field( $article['id'] ?? '' ),
		'slug' => sanitize_text_field( $article['slug'] ?? '' ),
	);
	update_post_meta( $post->ID, META_ARTICLE, wp_slash( $known ) );
}

/**
 * Has Trialogue told of a post that somebody reads and that it does not know: one from before the plugin. What failed is tried again anyway.
 *
 * @param \WP_Post $post Which somebody reads.
 */
function tell_of_unknown( \WP_Post $post ): void {
	$is_told = is_known( $post ) || '' !== get_post_meta( $post->ID, META_PROBLEM, true ) || wp_next_scheduled( PUT_ARTICLE, array( $post->ID, 0 ) );
	if ( ! $is_told && '' !== secret( 'trialogue_api_key' ) ) {
		tell_soon( PUT_ARTICLE, $post->ID );
	}
}

/**
 * Inserts a post's article at Trialogue, or brings it up to date.
 *
 * @param int $post_id Of the post.
 * @param int $attempt Which attempt it is, from 0.
 */
function put_article( int $post_id, int $attempt = 0 ): void {
	$post = get_post( $post_id );
	// It may have been deleted meanwhile, or the plugin switched off.
	if ( ! $post || ! is_on() ) {
		return;
	}
	$answer  = has_discussion( $post ) ? send_article( $post ) : withdraw_article( $post );
	$problem = problem_of( $answer );
	if ( '' === $problem ) {
		delete_post_meta( $post_id, META_PROBLEM );
		return;
	}
	update_post_meta( $post_id, META_PROBLEM, wp_slash( $problem ) );
	tell_again( PUT_ARTICLE, $post_id, $attempt, is_wp_error( $answer ) ? 0 : $answer['wait'] );
}

/**
 * Tells of a public post, and reopens its discussion where the post was taken back before.
 *
 * @param \WP_Post $post Which is public.
 * @return array<string, mixed>|\WP_Error As of `call_api`.
 */
function send_article( \WP_Post $post ) {
	$answer = call_by_key( 'PUT', '/api/v1/articles/' . rawurlencode( article_id( $post ) ), article_of( $post ) );
	if ( '' !== problem_of( $answer ) ) {
		return $answer;
	}
	note_known( $post, $answer['body'] );
	note_count( $post->ID, (int) ( $answer['body']['commentCount'] ?? 0 ), answered_at( $answer ) );
	$before = get_post_meta( $post->ID, META_WITHDRAWN, true );
	return is_array( $before ) ? set_discussion( $post, $before ) : $answer;
}

/**
 * Tells of every post that has a discussion, some in each run.
 *
 * @param int $after   The id of the post that was told of last, 0 at first.
 * @param int $attempt Which attempt it is with these, from 0.
 */
function put_all( int $after = 0, int $attempt = 0 ): void {
	$posts = posts_after( $after );
	if ( ! $posts || ! is_on() ) {
		return;
	}
	$items   = array_map( fn( \WP_Post $post ): array => array( 'externalId' => article_id( $post ) ) + article_of( $post ), $posts );
	$answer  = call_by_key( 'POST', '/api/v1/articles', array( 'items' => $items ) );
	$problem = problem_of( $answer );
	if ( '' !== $problem ) {
		tell_again( PUT_ALL, $after, $attempt, is_wp_error( $answer ) ? 0 : $answer['wait'] );
		return;
	}
	foreach ( $posts as $place => $post ) {
		$one = $answer['body']['items'][ $place ] ?? array();
		if ( isset( $one['id'] ) ) {
			note_known( $post, $one );
			delete_post_meta( $post->ID, META_PROBLEM );
		} else {
			update_post_meta( $post->ID, META_PROBLEM, wp_slash( (string) ( $one['problem']['detail'] ?? '' ) ) );
		}
	}
	tell_soon( PUT_ALL, end( $posts )->ID );
}

/**
 * The next posts that have a discussion. By id and in order: what is published meanwhile is told of by itself.
 *
 * @param int $after The id of the last one before; 0 for the first ones.
 * @return \WP_Post[]
 */
function posts_after( int $after ): array {
	global $wpdb;
	$types = post_types();
	if ( ! $types ) {
		return array();
	}
	$marks = implode( ',', array_fill( 0, count( $types ), '%s' ) );
	// phpcs:ignore WordPress.DB
	$ids = $wpdb->get_col( $wpdb->prepare( "SELECT ID FROM $wpdb->posts WHERE post_status = 'publish' AND post_password = '' AND post_type IN ($marks) AND ID > %d ORDER BY ID LIMIT %d", array_merge( $types, array( $after, POSTS_AT_ONCE ) ) ) );
	return array_map( 'get_post', $ids );
}
