<?php
/**
 * Signed tokens (JWT, RFC 7519, with HS256). Pure: it knows nothing of WordPress.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

/** How long a token is good for, in seconds: the longest that Trialogue takes. */
const TOKEN_SECONDS = 300;

/**
 * A token that says something to whoever shares the secret.
 *
 * @param array<string, mixed> $claims What it says.
 * @param string               $secret What both share.
 */
function sign_token( array $claims, string $secret ): string {
	$header = base64url( '{"alg":"HS256","typ":"JWT"}' );
	// A name may hold what is no UTF-8. Not by wp_json_encode: this file is tested without WordPress.
	$flags   = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR;
	$payload = base64url( json_encode( $claims, $flags ) ); // phpcs:ignore WordPress.WP.AlternativeFunctions.json_encode_json_encode
	return "$header.$payload." . base64url( hash_hmac( 'sha256', "$header.$payload", $secret, true ) );
}

/**
 * Bytes as they may stand in an address (RFC 4648, section 5), without padding.
 *
 * @param string $bytes Any.
 */
function base64url( string $bytes ): string {
	// phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions.obfuscation_base64_encode
	return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' );
}
