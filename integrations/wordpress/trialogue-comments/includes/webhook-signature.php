<?php
/**
 * Signatures of webhooks, as Standard Webhooks has them. Pure: it knows nothing of WordPress.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

/** How many seconds a webhook may have been under way: an older one is somebody's who has kept it. */
const WEBHOOK_SECONDS = 300;

/**
 * Whether a webhook was sent by who shares the secret, and lately.
 *
 * @param string                                                  $body   As it came.
 * @param array{id: string, timestamp: string, signature: string} $sent   Its headers `webhook-id`, `webhook-timestamp` and `webhook-signature`.
 * @param string                                                  $secret `whsec_` and base64.
 * @param int                                                     $now    Seconds since 1970.
 */
function is_signed( string $body, array $sent, string $secret, int $now ): bool {
	// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_decode
	$key = base64_decode( (string) preg_replace( '/^whsec_/', '', $secret ), true );
	if ( false === $key || '' === $key || '' === $sent['id'] || ! ctype_digit( $sent['timestamp'] ) || abs( $now - (int) $sent['timestamp'] ) > WEBHOOK_SECONDS ) {
		return false;
	}
	// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode
	$expected = 'v1,' . base64_encode( hash_hmac( 'sha256', "{$sent['id']}.{$sent['timestamp']}.$body", $key, true ) );
	// While a secret is replaced, there is one signature by each.
	foreach ( explode( ' ', $sent['signature'] ) as $signature ) {
		if ( hash_equals( $expected, $signature ) ) {
			return true;
		}
	}
	return false;
}
