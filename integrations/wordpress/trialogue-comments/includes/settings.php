<?php
/**
 * What an administrator has set, and what the plugin reads of it.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

/** Options that every page reads, and are loaded with WordPress's own. */
const READ_OFTEN = array( 'trialogue_on', 'trialogue_site' );
/** Options that hold a secret: read only where one is used, and never shown again. */
const SECRETS = array( 'trialogue_api_key', 'trialogue_sso_secret', 'trialogue_webhook_secret' );

/** Inserts the options where there are none, the secrets not among what WordPress loads for every page. */
function add_settings(): void {
	foreach ( READ_OFTEN as $name ) {
		add_option( $name, '' );
	}
	foreach ( SECRETS as $name ) {
		add_option( $name, '', '', false );
	}
}

/** The address of the Trialogue site, without a slash at its end; empty where none is set. */
function site(): string {
	return (string) get_option( 'trialogue_site', '' );
}

/**
 * Scheme, host and port of an address, as browsers name an origin; empty where it is none.
 *
 * @param string $address As it was typed.
 */
function origin_of( string $address ): string {
	$parts = wp_parse_url( $address );
	if ( ! is_array( $parts ) || empty( $parts['scheme'] ) || empty( $parts['host'] ) ) {
		return '';
	}
	return strtolower( $parts['scheme'] . '://' . $parts['host'] ) . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
}

/**
 * One of the SECRETS; empty where it is not set.
 *
 * @param string $name Of its option.
 */
function secret( string $name ): string {
	return (string) get_option( $name, '' );
}

/** Whether Trialogue takes the place of WordPress's own comments. */
function is_on(): bool {
	return '1' === get_option( 'trialogue_on', '' ) && '' !== site();
}

/**
 * Types of posts that have a discussion at Trialogue.
 *
 * @return string[]
 */
function post_types(): array {
	/**
	 * Filters which types of posts have a discussion at Trialogue.
	 *
	 * @param string[] $types Names of post types.
	 */
	return (array) apply_filters( 'trialogue_post_types', array( 'post' ) );
}

/**
 * Whether a post has a discussion at Trialogue, now that it is on: one with a password has none, since everybody could read it there.
 *
 * @param \WP_Post|null $post Null where there is none.
 */
function has_discussion( ?\WP_Post $post ): bool {
	return $post && is_on() && 'publish' === $post->post_status && '' === $post->post_password
		&& in_array( $post->post_type, post_types(), true );
}

/**
 * What Trialogue knows a post by.
 *
 * @param \WP_Post $post A post.
 */
function article_id( \WP_Post $post ): string {
	$id = is_multisite() ? sprintf( 'wp-%d-%d', get_current_blog_id(), $post->ID ) : sprintf( 'wp-%d', $post->ID );
	/**
	 * Filters what Trialogue knows a post by. It must never change for a post, and be no other post's: two sites of WordPress with one
	 * Trialogue need a prefix each. With the post's number at its end, webhooks about it are understood.
	 *
	 * @param string   $id   The id, of 200 characters at most.
	 * @param \WP_Post $post The post.
	 */
	return (string) apply_filters( 'trialogue_article_id', $id, $post );
}
