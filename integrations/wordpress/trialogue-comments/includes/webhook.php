<?php
/**
 * What Trialogue tells this site at once, by a webhook: that there are more comments under a post, or fewer.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

/** What a secret of a webhook looks like. */
const WEBHOOK_SECRET = '#^whsec_[A-Za-z0-9+/]{32,128}={0,2}$#D';

add_action( 'rest_api_init', __NAMESPACE__ . '\register_webhook_route' );

/** Whoever sends to it shows by the signature who they are, and by nothing else. */
function register_webhook_route(): void {
	register_rest_route(
		'trialogue/v1',
		'/webhook',
		array(
			'methods'             => 'POST',
			'callback'            => __NAMESPACE__ . '\take_webhook',
			'permission_callback' => __NAMESPACE__ . '\may_tell',
		)
	);
}

/** The address that Trialogue is given. */
function webhook_address(): string {
	return rest_url( 'trialogue/v1/webhook' );
}

/**
 * Whether a request was signed by who shares the secret, just now.
 *
 * @param \WP_REST_Request $request With its body as it came.
 */
function may_tell( \WP_REST_Request $request ): bool {
	$sent = array(
		'id'        => (string) $request->get_header( 'webhook-id' ),
		'timestamp' => (string) $request->get_header( 'webhook-timestamp' ),
		'signature' => (string) $request->get_header( 'webhook-signature' ),
	);
	return is_on() && is_signed( $request->get_body(), $sent, secret( 'trialogue_webhook_secret' ), time() );
}

/**
 * Keeps the count that is told, and has the discussion asked for anew by the next page that shows it. What was sent before, or is late, changes
 * nothing: it says when it was counted. Anything else that Trialogue tells is taken, and is nothing to this site.
 *
 * @param \WP_REST_Request $request Which was signed.
 */
function take_webhook( \WP_REST_Request $request ): \WP_REST_Response {
	$body    = $request->get_json_params();
	$article = is_array( $body['data']['article'] ?? null ) ? $body['data']['article'] : array();
	$post    = post_of( $article['externalId'] ?? null );
	$counted = milliseconds_of( $article['countedAt'] ?? null );
	if ( $post && $counted && is_int( $article['commentCount'] ?? null ) && note_count( $post->ID, $article['commentCount'], $counted ) ) {
		expire_fragment( $post );
	}
	return new \WP_REST_Response( null, 204 );
}

/**
 * The post that Trialogue knows by an id. It is found by the number at its end; where a filter has ids without one, counts are asked for every hour.
 *
 * @param mixed $article_id As of `article_id`.
 */
function post_of( $article_id ): ?\WP_Post {
	if ( ! is_string( $article_id ) || ! preg_match( '/\d+$/D', $article_id, $number ) ) {
		return null;
	}
	$post = get_post( (int) $number[0] );
	return has_discussion( $post ) && article_id( $post ) === $article_id ? $post : null;
}

/**
 * A time of Trialogue's in milliseconds since 1970; 0 where it is none.
 *
 * @param mixed $time In ISO 8601.
 */
function milliseconds_of( $time ): int {
	$read = is_string( $time ) ? date_create_immutable( $time ) : false;
	return $read ? (int) $read->format( 'Uv' ) : 0;
}
