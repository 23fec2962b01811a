<?php
/**
 * A post as Trialogue's API takes it.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

/**
 * What Trialogue is told of a post. The bounds are those of its API.
 *
 * @param \WP_Post $post Which is public.
 * @return array<string, mixed>
 */
function article_of( \WP_Post $post ): array {
	$title   = line_of( get_the_title( $post ), 300 );
	$article = array(
		'title'     => '' === $title ? __( '(no title)', 'trialogue-comments' ) : $title,
		'address'   => get_permalink( $post ),
		'published' => get_post_time( 'Y-m-d\TH:i:s\Z', true, $post ),
		'authors'   => lines_of( array( get_the_author_meta( 'display_name', (int) $post->post_author ) ), 100 ),
		'topics'    => lines_of( topics_of( $post ), 60 ),
		'language'  => language_of_site(),
	);
	if ( has_excerpt( $post ) ) {
		$article['standfirst'] = line_of( get_the_excerpt( $post ), 500 );
	}
	/**
	 * Filters what Trialogue is told of a post: its authors, for example, where another plugin has several.
	 *
	 * @param array<string, mixed> $article As `PUT /api/v1/articles/{id}` takes it.
	 * @param \WP_Post             $post    The post.
	 */
	return apply_filters( 'trialogue_article', $article, $post );
}

/** What the site is written in, without where: `en`. */
function language_of_site(): string {
	return strtolower( strtok( get_bloginfo( 'language' ), '-' ) );
}

/**
 * The names of a post's categories and tags, without the one that stands for none.
 *
 * @param \WP_Post $post A post.
 * @return string[]
 */
function topics_of( \WP_Post $post ): array {
	$names   = array();
	$default = (int) get_option( 'default_category' );
	foreach ( array( 'category', 'post_tag' ) as $taxonomy ) {
		$terms = get_the_terms( $post, $taxonomy );
		foreach ( is_array( $terms ) ? $terms : array() as $term ) {
			if ( $term->term_id !== $default ) {
				$names[] = $term->name;
			}
		}
	}
	return $names;
}

/**
 * The first ten of some names, each as a line.
 *
 * @param string[] $texts With mark-up.
 * @param int      $most  Characters that each may have.
 * @return string[]
 */
function lines_of( array $texts, int $most ): array {
	$lines = array_map( fn( string $text ): string => line_of( $text, $most ), $texts );
	return array_slice( array_values( array_unique( array_filter( $lines, 'strlen' ) ) ), 0, 10 );
}

/**
 * A text without mark-up, on one line, cut where it is too long.
 *
 * @param string $html With mark-up.
 * @param int    $most Characters that it may have.
 */
function line_of( string $html, int $most ): string {
	$text = html_entity_decode( wp_strip_all_tags( $html, true ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	$text = trim( (string) preg_replace( '/\s+/u', ' ', $text ) );
	return mb_strlen( $text ) > $most ? rtrim( mb_substr( $text, 0, $most - 1 ) ) . '…' : $text;
}
