<?php
/**
 * Connects this site with Trialogue by one press: its administrator agrees at the desk there, and comes back with a code that brings key and
 * secrets.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

/** What the button of the settings does. */
const CONNECT = 'trialogue_connect';
/** Where Trialogue leads back to. */
const CONNECTED = 'trialogue_connected';
/** For how long an administrator may take at the desk, in seconds: they may have to sign in there. */
const CONNECT_WAIT = 15 * MINUTE_IN_SECONDS;

add_action( 'admin_post_' . CONNECT, __NAMESPACE__ . '\start_connecting' );
add_action( 'admin_post_' . CONNECTED, __NAMESPACE__ . '\finish_connecting' );

/** Sends the administrator to the desk of Trialogue, with what there is to agree to. */
function start_connecting(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_die( esc_html__( 'You may not do this.', 'trialogue-comments' ), '', array( 'response' => 403 ) );
	}
	check_admin_referer( CONNECT );
	$typed = isset( $_POST['trialogue_site'] ) ? sanitize_text_field( wp_unslash( $_POST['trialogue_site'] ) ) : '';
	$site  = origin_of( esc_url_raw( trim( $typed ), array( 'http', 'https' ) ) );
	if ( '' === $site ) {
		leave_with( __( 'The address of Trialogue must be a web address such as https://comments.example.org.', 'trialogue-comments' ) );
	}
	$state    = base64url( random_bytes( 32 ) );
	$verifier = base64url( random_bytes( 32 ) );
	set_transient(
		attempt_name( $state ),
		array(
			'site'     => $site,
			'verifier' => $verifier,
			'on'       => isset( $_POST['trialogue_on'] ),
		),
		CONNECT_WAIT
	);
	$asked = array(
		'title'     => mb_substr( wp_specialchars_decode( get_bloginfo( 'name' ), ENT_QUOTES ), 0, 200 ),
		'home'      => home_url(),
		'back'      => add_query_arg( 'action', CONNECTED, admin_url( 'admin-post.php' ) ),
		'webhook'   => webhook_address(),
		'signIn'    => sign_in_address(),
		'state'     => $state,
		'challenge' => base64url( hash( 'sha256', $verifier, true ) ),
	);
	nocache_headers();
	// It is another site, the one that was typed. phpcs:ignore WordPress.Security.SafeRedirect.wp_redirect_wp_redirect
	wp_redirect( $site . '/admin/wordpress?' . http_build_query( $asked, '', '&', PHP_QUERY_RFC3986 ) );
	exit;
}

/** Exchanges the code that the administrator has come back with, and keeps what it brings. */
function finish_connecting(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_die( esc_html__( 'You may not do this.', 'trialogue-comments' ), '', array( 'response' => 403 ) );
	}
	// The state is what proves the request: it was given to this administrator alone. phpcs:disable WordPress.Security.NonceVerification.Recommended
	$state = isset( $_GET['state'] ) ? sanitize_text_field( wp_unslash( $_GET['state'] ) ) : '';
	$code  = isset( $_GET['code'] ) ? sanitize_text_field( wp_unslash( $_GET['code'] ) ) : '';
	// phpcs:enable
	$attempt = get_transient( attempt_name( $state ) );
	delete_transient( attempt_name( $state ) );
	if ( ! is_array( $attempt ) || '' === $code ) {
		leave_with( __( 'This was used already, or it took too long. Press “Connect” once more.', 'trialogue-comments' ) );
	}
	$answer = call_api(
		'POST',
		'/api/v1/connections/wordpress',
		array(
			'code'     => $code,
			'verifier' => $attempt['verifier'],
		),
		array(),
		$attempt['site']
	);
	$problem = problem_of( $answer );
	if ( '' === $problem && ! is_string( $answer['body']['apiKey'] ?? null ) ) {
		/* translators: %s: an address. */
		$problem = sprintf( __( 'What answers at %s is not Trialogue.', 'trialogue-comments' ), $attempt['site'] );
	}
	if ( '' !== $problem ) {
		/* translators: %s: a sentence of Trialogue's or WordPress's. */
		leave_with( sprintf( __( 'This site is not connected: %s', 'trialogue-comments' ), $problem ) );
	}
	keep_connection( $attempt, $answer['body'] );
	leave_with( '' );
}

/**
 * Keeps all that a connection is, and tells Trialogue of the posts that there are. What was of another Trialogue, or was not given anew, goes.
 *
 * @param array{site: string, on: bool} $attempt What was asked for.
 * @param array<string, mixed>          $given   What was answered.
 */
function keep_connection( array $attempt, array $given ): void {
	update_option( 'trialogue_site', $attempt['site'] );
	update_option( 'trialogue_api_key', $given['apiKey'], false );
	update_option( 'trialogue_webhook_secret', (string) ( $given['webhookSecret'] ?? '' ), false );
	update_option( 'trialogue_sso_secret', (string) ( $given['ssoSecret'] ?? '' ), false );
	if ( $attempt['on'] ) {
		update_option( 'trialogue_on', '1' );
	}
	if ( is_on() ) {
		tell_soon( PUT_ALL, 0 );
	}
}

/**
 * What an attempt of the signed-in administrator is kept under: one of somebody else is not found.
 *
 * @param string $state Which the attempt was made with.
 */
function attempt_name( string $state ): string {
	return 'trialogue_connect_' . hash( 'sha256', get_current_user_id() . ' ' . $state );
}

/**
 * Leads back to the settings, which say what has become of it.
 *
 * @param string $problem What is wrong; empty where nothing is.
 */
function leave_with( string $problem ): void {
	if ( '' !== $problem ) {
		set_transient( connect_problem_name(), $problem, MINUTE_IN_SECONDS );
	}
	$well = array(
		'connected' => '1',
		'sending'   => '1',
	);
	wp_safe_redirect( '' === $problem ? add_query_arg( $well, page_address() ) : page_address() );
	exit;
}

/** What was in the way of a connection is told once, to whoever wanted it. */
function connect_problem_name(): string {
	return 'trialogue_not_connected_' . get_current_user_id();
}

/** Whether there is a key by which Trialogue is told of posts. */
function is_connected(): bool {
	return '' !== secret( 'trialogue_api_key' );
}

/** The form of the button; folded up once the two are connected. */
function show_connect(): void {
	if ( is_connected() ) {
		/* translators: %s: an address. */
		printf( '<p>%s</p>', esc_html( sprintf( __( 'Connected with %s.', 'trialogue-comments' ), site() ) ) );
		printf( '<details><summary>%s</summary>', esc_html__( 'Connect once more', 'trialogue-comments' ) );
	}
	?>
	<form action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>" method="post">
		<input type="hidden" name="action" value="<?php echo esc_attr( CONNECT ); ?>">
		<?php wp_nonce_field( CONNECT ); ?>
		<table class="form-table" role="presentation">
			<tr>
				<th scope="row"><label for="trialogue_connect_site"><?php esc_html_e( 'Address of your Trialogue site', 'trialogue-comments' ); ?></label></th>
				<td>
					<input type="url" id="trialogue_connect_site" name="trialogue_site" class="regular-text code" value="<?php echo esc_attr( site() ); ?>" placeholder="https://comments.example.org" required aria-describedby="trialogue_connect_help">
					<p class="description" id="trialogue_connect_help"><?php esc_html_e( 'An administrator of Trialogue is led to its desk, which says what there is to agree to, and back here.', 'trialogue-comments' ); ?></p>
				</td>
			</tr>
		</table>
		<?php
		if ( ! is_on() ) {
			show_switch( true );
		}
		submit_button( __( 'Connect', 'trialogue-comments' ) );
		?>
	</form>
	<?php
	echo is_connected() ? '</details>' : '';
}
