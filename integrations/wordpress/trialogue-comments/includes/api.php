<?php
/**
 * Calls of Trialogue's API.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

/** How long an answer is waited for, in seconds: by the cron, and by an owner who asks. */
const API_WAIT = 10;

/**
 * Asks Trialogue for something, or tells it, as anybody may.
 *
 * @param string                           $method  Of HTTP.
 * @param string                           $path    From the root of the Trialogue site.
 * @param array<string, mixed>|string|null $body    Sent as JSON, or as the file that it is.
 * @param array<string, string>            $headers Sent besides.
 * @param string|null                      $site    Another than the one that is set: one that is being connected.
 * @return array{status: int, body: array<string, mixed>, wait: int, date: string}|\WP_Error `wait` is for how many seconds it asked not to
 *                                                                                           be asked again, `date` when it answered.
 */
function call_api( string $method, string $path, $body = null, array $headers = array(), ?string $site = null ) {
	$site   = $site ?? site();
	$answer = wp_remote_request(
		$site . $path,
		array(
			'method'      => $method,
			// Who writes says from which site, as a browser would: from Trialogue's own.
			'headers'     => $headers + array(
				'Accept'       => 'application/json',
				'Content-Type' => is_string( $body ) ? 'application/octet-stream' : 'application/json',
				'Origin'       => $site,
			),
			'body'        => is_array( $body ) ? wp_json_encode( $body ) : $body,
			'timeout'     => API_WAIT,
			// A key is for this site alone.
			'redirection' => 0,
		)
	);
	if ( is_wp_error( $answer ) ) {
		return $answer;
	}
	$read = json_decode( wp_remote_retrieve_body( $answer ), true );
	return array(
		'status' => (int) wp_remote_retrieve_response_code( $answer ),
		'body'   => is_array( $read ) ? $read : array(),
		'wait'   => (int) wp_remote_retrieve_header( $answer, 'retry-after' ),
		'date'   => (string) wp_remote_retrieve_header( $answer, 'date' ),
	);
}

/**
 * The same by the key, for what not everybody may.
 *
 * @param string                           $method Of HTTP.
 * @param string                           $path   From the root of the Trialogue site.
 * @param array<string, mixed>|string|null $body   Sent as JSON, or as the file that it is.
 * @return array{status: int, body: array<string, mixed>, wait: int, date: string}|\WP_Error
 */
function call_by_key( string $method, string $path, $body = null ) {
	return call_api( $method, $path, $body, array( 'Authorization' => 'Bearer ' . secret( 'trialogue_api_key' ) ) );
}

/**
 * When Trialogue answered, by its clock: in milliseconds since 1970, and to the second.
 *
 * @param array{date: string} $answer As of `call_api`.
 */
function answered_at( array $answer ): int {
	return 1000 * (int) strtotime( $answer['date'] );
}

/**
 * What was wrong with a call, in a sentence of Trialogue's or WordPress's; empty where nothing was.
 *
 * @param array{status: int, body: array<string, mixed>}|\WP_Error $answer As of `call_api`.
 */
function problem_of( $answer ): string {
	if ( is_wp_error( $answer ) ) {
		return $answer->get_error_message();
	}
	if ( $answer['status'] < 300 ) {
		return '';
	}
	return is_string( $answer['body']['detail'] ?? null )
		? $answer['body']['detail']
		/* translators: %d: a status of HTTP. */
		: sprintf( __( 'It answered with %d.', 'trialogue-comments' ), $answer['status'] );
}
