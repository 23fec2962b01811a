<?php
/**
 * Brings WordPress's own comments to Trialogue, a part at a time: each is sent, looked through there, imported, and its report added to those before. Where it is, is
 * kept after every step, so that it goes on from there wherever it was cut off.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

/** The option that says how far it is; the event that goes on with it, and the action of its forms. */
const IMPORT = 'trialogue_import';
/** Where Trialogue takes files of comments. */
const IMPORTS = '/api/v1/moderation/imports';

/** For how many seconds the cron goes on at once. */
const IMPORT_SECONDS = 20;
/** After how many it is gone on with, should whoever does it be ended meanwhile. */
const IMPORT_LOST_SECONDS = 120;
/** How many are named of those that were left out for one reason. */
const LEFT_OUT_NAMED = 5;

add_action( IMPORT, __NAMESPACE__ . '\run_import', 10, 0 );

/**
 * How far the import is.
 *
 * @return array<string, mixed>|null Null where there was none. `stage` is `running`, `stopped` or `done`; `problem` what is in its way; `after` the id up to which all are
 *                                   imported; `part` the import at Trialogue of those up to `last`, which are `sent`; `report` what came of all before.
 */
function kept_import(): ?array {
	$kept = get_option( IMPORT );
	return is_array( $kept ) ? $kept : null;
}

/**
 * An import at its beginning.
 *
 * @param bool $waiting Whether what waits for approval comes along.
 * @return array<string, mixed>
 */
function new_import( bool $waiting ): array {
	$counts = counts_to_import();
	return array(
		'stage'   => 'running',
		'waiting' => $waiting,
		'total'   => $counts['count'] + ( $waiting ? $counts['waiting'] : 0 ),
		'done'    => 0,
		'after'   => 0,
		'ahead'   => array(),
		'part'    => '',
		'report'  => array(),
	) + gone_on_with();
}

/**
 * What is forgotten of an import that is gone on with: what was in its way. Its part is sent again, which is the same import there while it is on its way.
 *
 * @return array<string, mixed>
 */
function gone_on_with(): array {
	return array(
		'stage'   => 'running',
		'part'    => '',
		'again'   => true,
		'problem' => '',
		'attempt' => 0,
		'pause'   => 0,
		'next'    => 0,
	);
}

/**
 * Changes how far the import is, alone: two that go on with it at once, the cron and a page, would send the same.
 *
 * @param callable $change Is given how far it is, and returns how far it is then, or null for as it was.
 * @param int      $wait   For how many seconds somebody else is waited for.
 * @return array<string, mixed>|null How far it is; null where there is none.
 */
function change_import( callable $change, int $wait ): ?array {
	global $wpdb;
	$lock = 'trialogue_import_' . md5( DB_NAME . $wpdb->prefix );
	// phpcs:ignore WordPress.DB
	$is_alone = '0' !== $wpdb->get_var( $wpdb->prepare( 'SELECT GET_LOCK(%s, %d)', $lock, $wait ) );
	// Another request may have changed it since this one has read it.
	wp_cache_delete( IMPORT, 'options' );
	$kept = kept_import();
	if ( ! $is_alone ) {
		return $kept ? array( 'pause' => 1 ) + $kept : null;
	}
	try {
		$next = $change( $kept );
		if ( null !== $next ) {
			update_option( IMPORT, $next, false );
		}
		return $next ?? $kept;
	} finally {
		// phpcs:ignore WordPress.DB
		$wpdb->query( $wpdb->prepare( 'SELECT RELEASE_LOCK(%s)', $lock ) );
	}
}

/**
 * Has the cron go on with it after some seconds.
 *
 * @param int $seconds From now.
 */
function schedule_import( int $seconds ): void {
	wp_clear_scheduled_hook( IMPORT );
	wp_schedule_single_event( time() + $seconds, IMPORT );
}

/**
 * Goes on with the import for some seconds, and has the cron do so after that.
 *
 * @param int $seconds For how many.
 */
function run_import( int $seconds = IMPORT_SECONDS ): void {
	schedule_import( IMPORT_LOST_SECONDS );
	$ends = time() + $seconds;
	do {
		$import = change_import( __NAMESPACE__ . '\step_of_import', 0 );
		if ( ! $import || 'running' !== $import['stage'] ) {
			wp_clear_scheduled_hook( IMPORT );
			return;
		}
		// Texts that are not needed any more.
		wp_cache_flush_runtime();
		$is_worth_it = time() + $import['pause'] < $ends;
		if ( $is_worth_it ) {
			sleep( $import['pause'] );
		}
	} while ( $is_worth_it );
	schedule_import( $import['pause'] );
}

/**
 * The next step.
 *
 * @param array<string, mixed>|null $import How far it is.
 * @return array<string, mixed>|null How far it is then.
 */
function step_of_import( ?array $import ): ?array {
	// However many pages are open, what does not answer is left alone for as long as it is to be.
	if ( ! $import || 'running' !== $import['stage'] || time() < $import['next'] ) {
		return null;
	}
	return '' === $import['part'] ? send_part( $import ) : follow_part( $import );
}

/**
 * Sends the next part, or ends the import where there is none.
 *
 * @param array<string, mixed> $import How far it is.
 * @return array<string, mixed>
 */
function send_part( array $import ): array {
	$part = part_after( $import['after'], $import['waiting'], $import['ahead'] );
	if ( ! $part['ids'] ) {
		return end_of_import( $import, $part['last'] );
	}
	$file   = file_of( $part['ids'] );
	$query  = array(
		'source' => 'wordpress',
		/* translators: 1: the name of a site, 2: the number of a comment, 3: the number of another. */
		'name'   => rawurlencode( mb_substr( sprintf( __( '%1$s, comments %2$d to %3$d', 'trialogue-comments' ), wp_parse_url( home_url(), PHP_URL_HOST ), $import['after'] + 1, $part['last'] ), 0, 200 ) ),
	);
	$answer = call_by_key( 'POST', add_query_arg( $query, IMPORTS ), function_exists( 'gzencode' ) ? gzencode( $file ) : $file );
	if ( '' !== problem_of( $answer ) ) {
		return hindered( $import, $answer );
	}
	return array(
		'part'    => (string) ( $answer['body']['id'] ?? '' ),
		'sent'    => count( $part['ids'] ),
		'last'    => $part['last'],
		'beyond'  => $part['ahead'],
		'pause'   => 1,
		'problem' => '',
		'attempt' => 0,
	) + $import;
}

/**
 * The end of the import; or, where all that is left up to some id was sent before, the way on from there.
 *
 * @param array<string, mixed> $import How far it is.
 * @param int                  $last   The id.
 * @return array<string, mixed>
 */
function end_of_import( array $import, int $last ): array {
	if ( $last > $import['after'] ) {
		return array(
			'after' => $last,
			'ahead' => array(),
		) + $import;
	}
	wp_schedule_single_event( time(), REFRESH_COUNTS );
	return array(
		'stage' => 'done',
		'pause' => 0,
	) + $import;
}

/**
 * Has the part imported that was sent, once it was looked through, and adds up what came of it.
 *
 * @param array<string, mixed> $import How far it is.
 * @return array<string, mixed>
 */
function follow_part( array $import ): array {
	$path    = IMPORTS . '/' . rawurlencode( $import['part'] );
	$answer  = call_by_key( 'GET', $path );
	$problem = problem_of( $answer );
	if ( '' === $problem && is_ready( $answer['body'], $import['again'] ) ) {
		$import  = array( 'again' => false ) + $import;
		$answer  = call_by_key( 'POST', "$path/application" );
		$problem = problem_of( $answer );
	}
	if ( ! is_wp_error( $answer ) && 404 === $answer['status'] ) {
		// Somebody has had it forgotten at the desk: it is sent again.
		return array(
			'part'  => '',
			'pause' => 1,
		) + $import;
	}
	if ( '' !== $problem ) {
		return hindered( $import, $answer );
	}
	$import = array(
		'problem' => '',
		'attempt' => 0,
		'pause'   => 1,
	) + $import;
	switch ( $answer['body']['stage'] ?? '' ) {
		case 'DONE':
			return part_done( $import, $answer['body']['report'] );
		case 'FAILED':
			/* translators: %s: a code. */
			return stopped( $import, sprintf( __( 'Trialogue could not import a part of them (%s).', 'trialogue-comments' ), $answer['body']['failure']['code'] ?? '' ) );
		default:
			return $import;
	}
}

/**
 * Whether a part waits to be imported: it was looked through; or it has stopped, and is gone on with once.
 *
 * @param array<string, mixed> $part  As Trialogue answers it.
 * @param bool                 $again Whether it may be gone on with.
 */
function is_ready( array $part, bool $again ): bool {
	$stage = $part['stage'] ?? '';
	return 'LOOKED' === $stage || ( 'FAILED' === $stage && $again );
}

/**
 * After a part that is imported.
 *
 * @param array<string, mixed> $import How far it was.
 * @param array<string, mixed> $report What came of it.
 * @return array<string, mixed>
 */
function part_done( array $import, array $report ): array {
	return array(
		'part'   => '',
		'again'  => true,
		'after'  => $import['last'],
		'ahead'  => $import['beyond'],
		'done'   => $import['done'] + $import['sent'],
		'report' => add_report( $import['report'], $report ),
		'pause'  => 0,
	) + $import;
}

/**
 * What came of two parts.
 *
 * @param array<string, mixed> $sum    What came of those before; empty at first.
 * @param array<string, mixed> $report Of another, as Trialogue answers it.
 * @return array<string, mixed>
 */
function add_report( array $sum, array $report ): array {
	foreach ( array( 'known', 'authors', 'articles' ) as $name ) {
		$sum[ $name ] = ( $sum[ $name ] ?? 0 ) + (int) ( $report[ $name ] ?? 0 );
	}
	foreach ( array( 'published', 'pending', 'rejected', 'empty' ) as $name ) {
		$sum['added'][ $name ] = ( $sum['added'][ $name ] ?? 0 ) + (int) ( $report['added'][ $name ] ?? 0 );
	}
	$sum['leftOut'] = $sum['leftOut'] ?? array();
	foreach ( $report['leftOut'] ?? array() as $reason => $left ) {
		$before                    = $sum['leftOut'][ $reason ] ?? array(
			'count'    => 0,
			'examples' => array(),
		);
		$sum['leftOut'][ $reason ] = array(
			'count'    => $before['count'] + (int) ( $left['count'] ?? 0 ),
			'examples' => array_slice( array_merge( $before['examples'], array_map( 'strval', $left['examples'] ?? array() ) ), 0, LEFT_OUT_NAMED ),
		);
	}
	return $sum;
}

/**
 * An import that something is in the way of: it is tried again where that may pass, and stopped where it does not by itself.
 *
 * @param array<string, mixed>                                                $import How far it is.
 * @param array{status: int, body: array<string, mixed>, wait: int}|\WP_Error $answer As of `call_api`.
 * @return array<string, mixed>
 */
function hindered( array $import, $answer ): array {
	$problem = problem_of( $answer );
	$passes  = is_wp_error( $answer ) || 429 === $answer['status'] || $answer['status'] >= 500;
	$attempt = $import['attempt'];
	if ( ! $passes || ! isset( RETRY_SECONDS[ $attempt ] ) ) {
		return stopped( $import, $problem );
	}
	$pause = max( RETRY_SECONDS[ $attempt ], is_wp_error( $answer ) ? 0 : $answer['wait'] );
	return array(
		'problem' => $problem,
		'attempt' => $attempt + 1,
		'pause'   => $pause,
		'next'    => time() + $pause,
	) + $import;
}

/**
 * An import that goes on when somebody has it go on.
 *
 * @param array<string, mixed> $import  How far it is.
 * @param string               $problem What is in its way; empty where it was stopped by hand.
 * @return array<string, mixed>
 */
function stopped( array $import, string $problem ): array {
	return array(
		'stage'   => 'stopped',
		'problem' => $problem,
		'pause'   => 0,
	) + $import;
}
