<?php
/**
 * How WordPress's own comments are brought to Trialogue: a part of the page of the settings.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

/** For how many seconds a page goes on with it at once: without script, and with it, again and again. */
const PAGE_SECONDS   = 10;
const SCRIPT_SECONDS = 4;

add_action( 'admin_post_' . IMPORT, __NAMESPACE__ . '\take_import_form' );
add_action( 'wp_ajax_' . IMPORT, __NAMESPACE__ . '\answer_import_script' );

/** Where the page says how far it is. */
function import_address(): string {
	return page_address() . '#trialogue-import';
}

/** Begins the import, goes on with it, or stops it. */
function take_import_form(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_die( esc_html__( 'You may not do this.', 'trialogue-comments' ), '', array( 'response' => 403 ) );
	}
	check_admin_referer( IMPORT );
	switch ( sanitize_key( $_POST['act'] ?? '' ) ) {
		case 'begin':
			$problem = begin_import( '1' === sanitize_key( $_POST['waiting'] ?? '' ) );
			if ( '' !== $problem ) {
				set_transient( import_problem_name(), $problem, MINUTE_IN_SECONDS );
			}
			break;
		case 'go_on':
			change_import( fn( ?array $import ): ?array => $import && 'stopped' === $import['stage'] ? gone_on_with() + $import : null, PAGE_SECONDS );
			run_import( PAGE_SECONDS );
			break;
		case 'stop':
			change_import( fn( ?array $import ): ?array => $import && 'running' === $import['stage'] ? stopped( $import, '' ) : null, PAGE_SECONDS );
	}
	wp_safe_redirect( import_address() );
	exit;
}

/** What was in the way of an import is told once, to whoever wanted it to begin. */
function import_problem_name(): string {
	return 'trialogue_import_' . get_current_user_id();
}

/**
 * Begins an import, where this site and Trialogue work together. One that is running goes on.
 *
 * @param bool $waiting Whether what waits for approval comes along.
 * @return string What is in its way; empty where nothing is.
 */
function begin_import( bool $waiting ): string {
	foreach ( array( 'connection_problem', 'problem_of_imports' ) as $check ) {
		$problem = call_user_func( __NAMESPACE__ . "\\$check" );
		if ( '' !== $problem ) {
			return $problem;
		}
	}
	change_import( fn( ?array $import ): ?array => $import && 'running' === $import['stage'] ? null : new_import( $waiting ), PAGE_SECONDS );
	schedule_import( 0 );
	return '';
}

/** Goes on with the import for a page that is open, and says how far it is: WordPress has checked who asks, and by which page. */
function answer_import_script(): void {
	check_ajax_referer( IMPORT );
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_send_json_error( null, 403 );
	}
	run_import( SCRIPT_SECONDS );
	$import = kept_import();
	ob_start();
	show_import_state( $import );
	wp_send_json_success(
		array(
			'running' => $import && 'running' === $import['stage'],
			'html'    => ob_get_clean(),
		)
	);
}

/** Shows how far it is, or what it would bring. */
function show_import(): void {
	if ( '' === site() || '' === secret( 'trialogue_api_key' ) ) {
		return;
	}
	$import = kept_import();
	$counts = $import && 'done' !== $import['stage'] ? null : counts_to_import();
	if ( ! $import && 0 === array_sum( $counts ) ) {
		return;
	}
	printf( '<h2 id="trialogue-import">%s</h2>', esc_html__( 'Comments that are here already', 'trialogue-comments' ) );
	$problem = get_transient( import_problem_name() );
	if ( is_string( $problem ) ) {
		delete_transient( import_problem_name() );
		wp_admin_notice( esc_html( $problem ), array( 'type' => 'error' ) );
	}
	printf( '<div id="trialogue-import-state" aria-live="polite" data-address="%s" data-nonce="%s">', esc_url( admin_url( 'admin-ajax.php' ) ), esc_attr( wp_create_nonce( IMPORT ) ) );
	show_import_state( $import );
	echo '</div>';
	if ( $counts ) {
		show_import_form( $counts['count'], $counts['waiting'] );
	} elseif ( 'running' === $import['stage'] ) {
		wp_enqueue_script( 'trialogue-import', plugins_url( 'assets/import.js', FILE ), array(), VERSION, array( 'in_footer' => true ) );
	}
}

/**
 * How far the import is, and what came of it.
 *
 * @param array<string, mixed>|null $import As kept.
 */
function show_import_state( ?array $import ): void {
	if ( ! $import ) {
		return;
	}
	$is_running = 'running' === $import['stage'];
	if ( 'done' === $import['stage'] ) {
		wp_admin_notice(
			esc_html__( 'The comments are imported.', 'trialogue-comments' ),
			array(
				'type'               => 'success',
				'additional_classes' => array( 'inline' ),
			)
		);
	} else {
		$total = max( $import['total'], $import['done'] );
		printf(
			'<p aria-live="off"><progress max="%d" value="%d" aria-labelledby="trialogue-import-progress"></progress> <span id="trialogue-import-progress">%s</span></p>',
			esc_attr( max( 1, $total ) ),
			esc_attr( $import['done'] ),
			/* translators: 1: how many, 2: of how many. */
			esc_html( sprintf( __( '%1$s of %2$s comments are at Trialogue.', 'trialogue-comments' ), number_format_i18n( $import['done'] ), number_format_i18n( $total ) ) )
		);
		if ( '' !== $import['problem'] ) {
			printf( '<p><strong>%s</strong></p>', esc_html( $import['problem'] ) );
		}
		printf(
			'<p>%s</p>',
			$is_running
				? esc_html__( 'The import goes on in the background: you may leave this page.', 'trialogue-comments' )
				: esc_html__( 'The import has stopped. It goes on from where it was.', 'trialogue-comments' )
		);
		show_import_button( 'go_on', $is_running ? __( 'Go on now', 'trialogue-comments' ) : __( 'Go on', 'trialogue-comments' ) );
		if ( $is_running ) {
			show_import_button( 'stop', __( 'Stop', 'trialogue-comments' ) );
		}
	}
	if ( ! $is_running && $import['report'] ) {
		show_import_report( $import['report'] );
	}
}

/**
 * A button that is all of its form.
 *
 * @param string $act   What it does: `begin`, `go_on` or `stop`.
 * @param string $label What it says.
 */
function show_import_button( string $act, string $label ): void {
	printf( '<form action="%s" method="post" style="display:inline-block"><input type="hidden" name="action" value="%s"><input type="hidden" name="act" value="%s">', esc_url( admin_url( 'admin-post.php' ) ), esc_attr( IMPORT ), esc_attr( $act ) );
	wp_nonce_field( IMPORT, '_wpnonce', false );
	printf( '<button class="button">%s</button></form> ', esc_html( $label ) );
}

/**
 * What came of an import, in words.
 *
 * @param array<string, mixed> $report As of `add_report`.
 */
function show_import_report( array $report ): void {
	[ 'published' => $published, 'pending' => $pending, 'rejected' => $rejected, 'empty' => $empty ] = $report['added'];
	// Each is said where there are some; of those that readers see, always.
	$lines = array_filter(
		array(
			/* translators: %s: how many. */
			array( $published, _n( '%s comment that readers see', '%s comments that readers see', $published, 'trialogue-comments' ), true ),
			/* translators: %s: how many. */
			array( $pending, _n( '%s that waits for a moderator', '%s that wait for a moderator', $pending, 'trialogue-comments' ), false ),
			/* translators: %s: how many. */
			array( $rejected, _n( '%s that is removed', '%s that are removed', $rejected, 'trialogue-comments' ), false ),
			/* translators: %s: how many. */
			array( $empty, _n( '%s empty place, of one that was deleted or has no text', '%s empty places, of those that were deleted or have no text', $empty, 'trialogue-comments' ), false ),
			/* translators: %s: how many. */
			array( $report['known'], _n( '%s that was imported before', '%s that were imported before', $report['known'], 'trialogue-comments' ), false ),
			/* translators: %s: how many. */
			array( $report['authors'], _n( '%s author who was not known', '%s authors who were not known', $report['authors'], 'trialogue-comments' ), false ),
			/* translators: %s: how many. */
			array( $report['articles'], _n( '%s post that was not known', '%s posts that were not known', $report['articles'], 'trialogue-comments' ), false ),
		),
		fn( array $line ): bool => $line[0] > 0 || $line[2]
	);
	echo '<ul class="ul-disc">';
	foreach ( $lines as [ $count, $words ] ) {
		printf( '<li>%s</li>', esc_html( sprintf( $words, number_format_i18n( $count ) ) ) );
	}
	echo '</ul>';
	if ( ! $report['leftOut'] ) {
		printf( '<p>%s</p>', esc_html__( 'Nothing was left out.', 'trialogue-comments' ) );
		return;
	}
	printf( '<p>%s</p><ul class="ul-disc">', esc_html__( 'Left out, with the numbers of the first of them:', 'trialogue-comments' ) );
	$reasons = reasons_left_out();
	foreach ( $report['leftOut'] as $reason => $left ) {
		/* translators: 1: how many, 2: why they were left out, 3: the numbers of the first of them. */
		printf( '<li>%s</li>', esc_html( sprintf( __( '%1$s: %2$s (%3$s)', 'trialogue-comments' ), number_format_i18n( $left['count'] ), $reasons[ $reason ] ?? $reason, implode( ', ', $left['examples'] ) ) ) );
	}
	printf( '</ul><p><a href="%s">%s</a></p>', esc_url( site() . '/admin/imports' ), esc_html__( 'All of them, at the desk of Trialogue', 'trialogue-comments' ) );
}

/**
 * Why a comment was left out, by Trialogue's word for it.
 *
 * @return array<string, string>
 */
function reasons_left_out(): array {
	return array(
		'unreadable'       => __( 'the comment or its post cannot be read', 'trialogue-comments' ),
		'no-comment'       => __( 'no reader wrote it', 'trialogue-comments' ),
		'date-unreadable'  => __( 'it has no date', 'trialogue-comments' ),
		'date-to-come'     => __( 'its date is still to come', 'trialogue-comments' ),
		'repeated'         => __( 'its number came before', 'trialogue-comments' ),
		'parent-missing'   => __( 'what it answers is not there', 'trialogue-comments' ),
		'parent-in-circle' => __( 'it answers itself', 'trialogue-comments' ),
		'parent-elsewhere' => __( 'what it answers is under another post', 'trialogue-comments' ),
		'text-empty'       => __( 'nothing in its text can be kept: its place is empty', 'trialogue-comments' ),
		'text-too-long'    => __( 'its text has more than 20,000 characters: its place is empty', 'trialogue-comments' ),
	);
}

/**
 * What an import would bring, and the button.
 *
 * @param int $count   Without what waits for approval.
 * @param int $waiting What waits.
 */
function show_import_form( int $count, int $waiting ): void {
	printf( '<p>%s</p>', esc_html__( 'Trialogue takes the comments under your public posts with their threads and dates, and with the names and e-mail addresses of their authors, who find them there as theirs. Nobody is told, and none is deleted here. What is there already does not come twice.', 'trialogue-comments' ) );
	?>
	<form action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>" method="post">
		<input type="hidden" name="action" value="<?php echo esc_attr( IMPORT ); ?>">
		<input type="hidden" name="act" value="begin">
		<?php
		wp_nonce_field( IMPORT, '_wpnonce', false );
		if ( $waiting > 0 ) {
			printf(
				'<p><label><input type="checkbox" name="waiting" value="1"> %s</label></p>',
				/* translators: %s: how many. */
				esc_html( sprintf( _n( 'With %s that waits for approval, and will wait for a moderator there.', 'With %s that wait for approval, and will wait for a moderator there.', $waiting, 'trialogue-comments' ), number_format_i18n( $waiting ) ) )
			);
		}
		/* translators: %s: how many. */
		submit_button( sprintf( _n( 'Import %s comment', 'Import %s comments', $count, 'trialogue-comments' ), number_format_i18n( $count ) ), 'secondary', 'submit', false );
		?>
	</form>
	<?php
}
