<?php
/**
 * The discussion as plain HTML, for search engines and readers without script: made by Trialogue, and kept here for as long as it says.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

/** How long a page waits for it, in seconds. */
const FRAGMENT_WAIT = 1;
/** For how many seconds it is not asked for again that did not come: else every page would wait. */
const FRAGMENT_PAUSE = 60;
/** For how many seconds it is kept at the least and at the most, whatever it says. */
const FRAGMENT_FRESH = array( 10, 3600 );

/**
 * The discussion of a post as plain HTML; where there is none to be had, a link to it; and a sentence where Trialogue is told of the post only now.
 *
 * @param \WP_Post $post A post.
 */
function fragment_of( \WP_Post $post ): string {
	$article = known_article( $post );
	if ( ! $article ) {
		return sprintf( '<p>%s</p>', esc_html__( 'The comments will be here in a moment.', 'trialogue-comments' ) );
	}
	$name = 'trialogue_fragment_' . $post->ID;
	$kept = get_transient( $name );
	$kept = is_array( $kept ) ? $kept : array(
		'html'  => '',
		'etag'  => '',
		'until' => 0,
	);
	if ( $kept['until'] <= time() ) {
		// Whoever asks meanwhile is shown what there is.
		$kept['until'] = time() + FRAGMENT_PAUSE;
		set_transient( $name, $kept, DAY_IN_SECONDS );
		$kept = fetch_fragment( $article['slug'], $kept );
		set_transient( $name, $kept, DAY_IN_SECONDS );
	}
	wp_enqueue_style( 'trialogue-embed', site() . '/embed.css', array(), null );
	return '' === $kept['html'] ? link_to_thread( $article['slug'] ) : $kept['html'];
}

/**
 * Has the next page that shows it ask whether there is another: somebody was told that there is. What is kept is shown where none comes.
 *
 * @param \WP_Post $post Whose discussion has changed.
 */
function expire_fragment( \WP_Post $post ): void {
	$name = 'trialogue_fragment_' . $post->ID;
	$kept = get_transient( $name );
	if ( is_array( $kept ) ) {
		set_transient( $name, array_merge( $kept, array( 'until' => 0 ) ), DAY_IN_SECONDS );
	}
}

/**
 * Asks Trialogue whether there is another by now.
 *
 * @param string                                        $slug Of the article whose discussion it is.
 * @param array{html: string, etag: string, until: int} $kept What is kept.
 * @return array{html: string, etag: string, until: int} What is to be kept.
 */
function fetch_fragment( string $slug, array $kept ): array {
	$address = sprintf( '%s/embed/%s/fragment?lang=%s', site(), rawurlencode( $slug ), rawurlencode( language_of_site() ) );
	$answer  = wp_remote_get(
		$address,
		array(
			'timeout' => FRAGMENT_WAIT,
			'headers' => '' === $kept['etag'] ? array() : array( 'If-None-Match' => $kept['etag'] ),
		)
	);
	$status  = (int) wp_remote_retrieve_response_code( $answer );
	if ( 404 === $status ) {
		// There is none any more, or none yet.
		$kept['html'] = '';
		$kept['etag'] = '';
		return $kept;
	}
	if ( 200 !== $status && 304 !== $status ) {
		return $kept;
	}
	$kept['until'] = time() + seconds_fresh( (string) wp_remote_retrieve_header( $answer, 'cache-control' ) );
	if ( 200 === $status ) {
		$kept['html'] = wp_kses( wp_remote_retrieve_body( $answer ), tags_of_fragment() );
		$kept['etag'] = (string) wp_remote_retrieve_header( $answer, 'etag' );
		// There may be more comments, or fewer.
		wp_schedule_single_event( time(), REFRESH_COUNTS );
	}
	return $kept;
}

/**
 * For how many seconds an answer may be kept by a cache that many share.
 *
 * @param string $cache_control As the answer has it.
 */
function seconds_fresh( string $cache_control ): int {
	$given = preg_match( '/s-maxage=(\d+)/', $cache_control, $found ) || preg_match( '/max-age=(\d+)/', $cache_control, $found ) ? (int) $found[1] : 0;
	return min( max( $given, FRAGMENT_FRESH[0] ), FRAGMENT_FRESH[1] );
}

/**
 * What may stand in the page: what may stand in a post, and what says whose a comment is and when it was written. The style sheet comes by
 * WordPress's own way.
 *
 * @return array<string, array<string, bool>>
 */
function tags_of_fragment(): array {
	return array_merge(
		wp_kses_allowed_html( 'post' ),
		array(
			'bdi'  => array(),
			'time' => array( 'datetime' => true ),
		)
	);
}

/**
 * A way to the discussion, where it is not in the page.
 *
 * @param string $slug Of the article at Trialogue.
 */
function link_to_thread( string $slug ): string {
	$address = site() . '/articles/' . rawurlencode( $slug ) . '#comments';
	return sprintf( '<p><a href="%s">%s</a></p>', esc_url( $address ), esc_html__( 'Read the comments', 'trialogue-comments' ) );
}
