<?php
/**
 * The discussion under a post, in the place of WordPress's own comments.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

add_filter( 'comments_template', __NAMESPACE__ . '\template_of_thread', 20 );
add_filter( 'pre_render_block', __NAMESPACE__ . '\block_of_thread', 20, 2 );

/** Blocks of WordPress's own comments: all of them, and the form that a theme may have put by itself. */
const OWN_BLOCKS = array( 'core/comments', 'core/comments-query-loop', 'core/post-comments', 'core/post-comments-form' );

/**
 * Has a classic theme include the discussion where it includes its comments.
 *
 * @param string $template The path of the theme's own.
 */
function template_of_thread( string $template ): string {
	return has_discussion( get_post() ) ? dirname( __DIR__ ) . '/templates/comments.php' : $template;
}

/**
 * Has a block theme render the discussion where it has a block for comments, without making those first.
 *
 * @param string|null          $rendered What somebody else has rendered.
 * @param array<string, mixed> $block    The block.
 */
function block_of_thread( $rendered, array $block ): ?string {
	$post = get_post();
	if ( null !== $rendered || ! in_array( $block['blockName'], OWN_BLOCKS, true ) || ! has_discussion( $post ) ) {
		return $rendered;
	}
	// The form alone stands in a theme beside the comments, which are the discussion already.
	return 'core/post-comments-form' === $block['blockName'] || ! is_singular() ? '' : thread_of( $post );
}

/**
 * The discussion of a post: empty where WordPress takes no comments on it and Trialogue has none.
 *
 * @param \WP_Post $post A post.
 */
function thread_of( \WP_Post $post ): string {
	if ( ! comments_open( $post ) && 0 === (int) get_comments_number( $post ) ) {
		return '';
	}
	tell_of_unknown( $post );
	wp_enqueue_script_module( 'trialogue-embed', site() . '/embed.js', array(), null );
	/**
	 * Filters how the discussion looks and is ordered.
	 *
	 * @param array<string, string> $attributes Of the element: `scheme` (`light` or `dark`), `accent` (a colour), `order`.
	 * @param \WP_Post              $post       Whose discussion it is.
	 */
	$attributes = array_merge(
		(array) apply_filters( 'trialogue_attributes', array(), $post ),
		array(
			'article' => article_id( $post ),
			'lang'    => language_of_site(),
		)
	);
	if ( has_sign_on() ) {
		wp_enqueue_script_module( 'trialogue-sign-on', plugins_url( 'assets/sign-on.js', FILE ), array(), VERSION );
	}
	if ( has_sign_on() && is_user_logged_in() ) {
		// A page that is kept for others is one of somebody who is not signed in: it asks for no token.
		$attributes['data-session'] = rest_url( 'trialogue/v1/session' );
		$attributes['data-nonce']   = wp_create_nonce( 'wp_rest' );
	}
	$marked = '';
	foreach ( $attributes as $name => $value ) {
		$marked .= sprintf( ' %s="%s"', sanitize_key( $name ), esc_attr( $value ) );
	}
	return sprintf(
		'<div id="comments" class="wp-block-comments trialogue-comments"><trialogue-comments%s>%s</trialogue-comments></div>',
		$marked,
		fragment_of( $post )
	);
}
