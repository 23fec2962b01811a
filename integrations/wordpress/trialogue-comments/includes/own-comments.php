<?php
/**
 * WordPress's own comments, under posts whose discussion is at Trialogue: none is deleted, none is shown, none can be added.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

add_filter( 'comments_open', __NAMESPACE__ . '\refuse_comments', 20, 2 );
add_filter( 'pings_open', __NAMESPACE__ . '\refuse_pings', 20, 2 );

/**
 * A theme that shows a page asks whether it is to show the discussion, and is answered as WordPress would. All others ask whether a
 * comment may be inserted: the form, the REST API, XML-RPC.
 *
 * @param bool     $open Whether comments are taken.
 * @param int|null $post Of which post.
 */
function refuse_comments( $open, $post = null ): bool {
	return (bool) $open && ( did_action( 'template_redirect' ) || ! has_discussion( get_post( $post ) ) );
}

/**
 * Pings are comments of other sites.
 *
 * @param bool     $open Whether they are taken.
 * @param int|null $post Of which post.
 */
function refuse_pings( $open, $post = null ): bool {
	return (bool) $open && ! has_discussion( get_post( $post ) );
}
