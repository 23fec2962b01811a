<?php
/**
 * WordPress's own comments, a part at a time, as its export writes them (WXR), which Trialogue reads.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

/** Comments of one part, at the most, and bytes of their texts. */
const COMMENTS_AT_ONCE = 1000;
const TEXT_AT_ONCE     = 2 * MB_IN_BYTES;
/** Characters of a text that are sent: one more than Trialogue looks at, so that it says that it is too long. */
const MOST_TEXT = 100001;
/** Where counts are kept that took longer than some seconds. */
const IMPORT_COUNTS = 'trialogue_import_counts';
const LONG_SECONDS  = 1;

/**
 * Which comments are taken, as SQL: those that WordPress exports, but for what no reader wrote, under posts that everybody can read. What is in
 * the bin is among them, as a place for what answers it; spam is not.
 *
 * @param bool $waiting Whether those that wait for approval are among them.
 */
function comments_to_import( bool $waiting ): string {
	global $wpdb;
	$types  = array_merge( array( '' ), post_types() );
	$states = $waiting ? array( '1', 'trash', '0' ) : array( '1', 'trash' );
	$marks  = fn( array $values ): string => implode( ',', array_fill( 0, count( $values ), '%s' ) );
	$sql    = "FROM $wpdb->comments c INNER JOIN $wpdb->posts p ON p.ID = c.comment_post_ID WHERE p.post_status = 'publish' AND p.post_password = ''"
		. " AND c.comment_type IN ('', 'comment') AND p.post_type IN ({$marks( $types )}) AND c.comment_approved IN ({$marks( $states )})";
	// phpcs:ignore WordPress.DB
	return $wpdb->prepare( $sql, array_merge( $types, $states ) );
}

/**
 * How many comments are taken: those that wait for approval apart. Where there are so many that it takes long to count them, that is not done at every look.
 *
 * @return array{count: int, waiting: int}
 */
function counts_to_import(): array {
	global $wpdb;
	$kept = get_transient( IMPORT_COUNTS );
	if ( is_array( $kept ) ) {
		return $kept;
	}
	$begun = microtime( true );
	// phpcs:ignore WordPress.DB
	$found  = $wpdb->get_row( "SELECT COUNT(*) AS total, COALESCE(SUM(c.comment_approved = '0'), 0) AS waiting " . comments_to_import( true ) );
	$counts = array(
		'count'   => (int) $found->total - (int) $found->waiting,
		'waiting' => (int) $found->waiting,
	);
	if ( microtime( true ) - $begun > LONG_SECONDS ) {
		set_transient( IMPORT_COUNTS, $counts, HOUR_IN_SECONDS );
	}
	return $counts;
}

/**
 * The comments of the next part, by their ids and in the order of these. What answers a comment that has a later id is sent with it, and with what that
 * answers: Trialogue finds the place of an answer in its own part, or in one before.
 *
 * @param int   $after   The id up to which all were sent.
 * @param bool  $waiting Whether those that wait for approval are among them.
 * @param int[] $ahead   Ids beyond that which were sent already.
 * @return array{ids: int[], last: int, ahead: int[]} What is sent, and the next `$after` and `$ahead`. `last` is `$after` where there are no more.
 */
function part_after( int $after, bool $waiting, array $ahead ): array {
	global $wpdb;
	$from = comments_to_import( $waiting );
	$sent = array_fill_keys( $ahead, 0 );
	$part = array();
	$last = $after;
	// phpcs:ignore WordPress.DB
	foreach ( $wpdb->get_results( columns_of_line() . $from . $wpdb->prepare( ' AND c.comment_ID > %d ORDER BY c.comment_ID LIMIT %d', $after, COMMENTS_AT_ONCE ) ) as $line ) {
		$more = isset( $sent[ (int) $line->id ] ) || isset( $part[ (int) $line->id ] ) ? array() : with_later( $line, $from, $part + $sent );
		if ( $part && ( array_sum( $part ) + array_sum( $more ) > TEXT_AT_ONCE || count( $part ) + count( $more ) > COMMENTS_AT_ONCE ) ) {
			break;
		}
		$part += $more;
		$last  = (int) $line->id;
	}
	$ids = array_keys( $part );
	return array(
		'ids'   => $ids,
		'last'  => $last,
		'ahead' => array_values( array_filter( array_merge( $ahead, $ids ), fn( int $id ): bool => $id > $last ) ),
	);
}

/** What is asked of a comment before its text is read. */
function columns_of_line(): string {
	return sprintf( 'SELECT c.comment_ID AS id, c.comment_parent AS parent, LEAST(LENGTH(c.comment_content), %d) AS bytes ', 4 * MOST_TEXT );
}

/**
 * A comment, and what it answers that has a later id: the bytes of their texts by their ids.
 *
 * @param object          $line As of `columns_of_line`.
 * @param string          $from Which comments there are, as SQL.
 * @param array<int, int> $sent Those that are sent already, by their ids.
 * @return array<int, int>
 */
function with_later( object $line, string $from, array $sent ): array {
	global $wpdb;
	$found = array();
	$next  = $line;
	while ( $next ) {
		$found[ (int) $next->id ] = (int) $next->bytes;
		$parent                   = (int) $next->parent;
		$is_later                 = $parent > (int) $line->id && ! isset( $found[ $parent ] ) && ! isset( $sent[ $parent ] );
		// phpcs:ignore WordPress.DB
		$next = $is_later ? $wpdb->get_row( columns_of_line() . $from . $wpdb->prepare( ' AND c.comment_ID = %d', $parent ) ) : null;
	}
	return $found;
}

/**
 * Comments as WordPress's export has them, those of one post together.
 *
 * @param int[] $ids At least one.
 */
function file_of( array $ids ): string {
	global $wpdb;
	$marks = implode( ',', array_fill( 0, count( $ids ), '%d' ) );
	// phpcs:ignore WordPress.DB
	$rows  = $wpdb->get_results( $wpdb->prepare( "SELECT comment_ID, comment_post_ID, comment_parent, user_id, comment_author, comment_author_email, comment_date, comment_date_gmt, comment_approved, LEFT(comment_content, %d) AS comment_content FROM $wpdb->comments WHERE comment_ID IN ($marks) ORDER BY comment_post_ID, comment_ID", array_merge( array( MOST_TEXT ), $ids ) ) );
	$posts = array();
	foreach ( $rows as $row ) {
		$posts[ (int) $row->comment_post_ID ][] = $row;
	}
	_prime_post_caches( array_keys( $posts ), true, false );
	$file = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:trialogue="urn:trialogue:wordpress"><channel><wp:wxr_version>1.2</wp:wxr_version>';
	foreach ( $posts as $post_id => $comments ) {
		$post = get_post( $post_id );
		// It may have been deleted meanwhile.
		if ( $post ) {
			$file .= item_of( $post, $comments );
		}
	}
	return $file . '</channel></rss>';
}

/**
 * A post with comments.
 *
 * @param \WP_Post $post     The post.
 * @param object[] $comments As rows.
 */
function item_of( \WP_Post $post, array $comments ): string {
	$prefix = prefix_of( $post );
	$item   = elements_of(
		array(
			'title'                => article_of( $post )['title'],
			'link'                 => get_permalink( $post ),
			'wp:post_id'           => $prefix . $post->ID,
			'wp:post_date'         => $post->post_date,
			'wp:post_date_gmt'     => $post->post_date_gmt,
			'trialogue:article_id' => article_id( $post ),
		)
	);
	foreach ( $comments as $comment ) {
		$item .= '<wp:comment>' . elements_of(
			array(
				'wp:comment_id'           => $prefix . $comment->comment_ID,
				'wp:comment_author'       => $comment->comment_author,
				'wp:comment_author_email' => $comment->comment_author_email,
				'wp:comment_date'         => $comment->comment_date,
				'wp:comment_date_gmt'     => $comment->comment_date_gmt,
				// Nothing of it is kept there.
				'wp:comment_content'      => 'trash' === $comment->comment_approved ? '' : $comment->comment_content,
				'wp:comment_approved'     => $comment->comment_approved,
				'wp:comment_parent'       => '0' === $comment->comment_parent ? '0' : $prefix . $comment->comment_parent,
				'wp:comment_user_id'      => '0' === $comment->user_id ? '0' : $prefix . $comment->user_id,
			)
		) . '</wp:comment>';
	}
	return "<item>$item</item>";
}

/**
 * What ids of this site begin with where several share one Trialogue: what its article ids have before the number of the post. Empty for one by itself, so
 * that it is the same comments as in its export.
 *
 * @param \WP_Post $post One of its posts.
 */
function prefix_of( \WP_Post $post ): string {
	$id = article_id( $post );
	return str_ends_with( $id, (string) $post->ID ) ? preg_replace( '/^wp-/', '', substr( $id, 0, -strlen( (string) $post->ID ) ) ) : '';
}

/**
 * Elements of XML, one for each name.
 *
 * @param array<string, string> $texts By the names.
 */
function elements_of( array $texts ): string {
	$xml = '';
	foreach ( $texts as $name => $text ) {
		$xml .= "<$name><![CDATA[" . str_replace( ']]>', ']]]]><![CDATA[>', $text ) . "]]></$name>";
	}
	return $xml;
}
