<?php
/**
 * Posts that were public and are taken back: their discussions are archived at Trialogue, where nothing is deleted, and reopened with them.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

/** How the comments on a post were taken before it was taken back; not there where it was not. */
const META_WITHDRAWN = '_trialogue_withdrawn';

/**
 * Archives the discussion of a post that is not public any more: it can be read there, and nothing can be added.
 *
 * @param \WP_Post $post Which was public.
 * @return array<string, mixed>|\WP_Error As of `call_api`.
 */
function withdraw_article( \WP_Post $post ) {
	return set_discussion(
		$post,
		array(
			'commenting' => 'ARCHIVED',
			'note'       => __( 'The article was taken back.', 'trialogue-comments' ),
		)
	);
}

/**
 * Changes how the comments on a post are taken, and keeps how they were where they are taken no more.
 *
 * @param \WP_Post              $post    The post.
 * @param array<string, string> $settings `commenting` and `note`.
 * @return array<string, mixed>|\WP_Error As of `call_api`; 409 where somebody at the desk has changed them in this moment.
 */
function set_discussion( \WP_Post $post, array $settings ) {
	$path   = '/api/v1/moderation/articles/' . rawurlencode( known_article( $post )['id'] ?? '' );
	$answer = call_by_key( 'GET', $path );
	if ( '' !== problem_of( $answer ) ) {
		return $answer;
	}
	$now  = array_intersect_key( $answer['body'], array_flip( array( 'commenting', 'note' ) ) );
	$kept = array( 'version', 'closeAfterDays', 'moderatorFirst', 'slowMinutes', 'announcement', 'defaultSort', 'topics' );
	if ( array_diff_assoc( $settings, $now ) ) {
		$answer = call_by_key( 'PUT', $path, $settings + array_intersect_key( $answer['body'], array_flip( $kept ) ) );
		if ( '' !== problem_of( $answer ) ) {
			return $answer;
		}
	}
	if ( has_discussion( $post ) ) {
		delete_post_meta( $post->ID, META_WITHDRAWN );
	} elseif ( array_diff_assoc( $settings, $now ) ) {
		update_post_meta( $post->ID, META_WITHDRAWN, wp_slash( $now ) );
	}
	return $answer;
}
