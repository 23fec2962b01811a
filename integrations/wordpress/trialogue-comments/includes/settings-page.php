<?php
/**
 * The page of the settings: Settings → Trialogue.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

const PAGE  = 'trialogue-comments';
const GROUP = 'trialogue_comments';

add_action( 'admin_init', __NAMESPACE__ . '\register_settings' );
add_action( 'admin_menu', __NAMESPACE__ . '\add_page' );
add_action( 'admin_post_' . PUT_ALL, __NAMESPACE__ . '\start_put_all' );
add_filter( 'plugin_action_links_' . plugin_basename( FILE ), __NAMESPACE__ . '\link_to_page' );

/** Adds the page to the menu. */
function add_page(): void {
	add_options_page( __( 'Trialogue Comments', 'trialogue-comments' ), __( 'Trialogue', 'trialogue-comments' ), 'manage_options', PAGE, __NAMESPACE__ . '\show_page' );
}

/**
 * Adds a way to the page to the list of plugins.
 *
 * @param string[] $links Of the plugin.
 * @return string[]
 */
function link_to_page( array $links ): array {
	$link = sprintf( '<a href="%s">%s</a>', esc_url( page_address() ), esc_html__( 'Settings', 'trialogue-comments' ) );
	return array_merge( array( $link ), $links );
}

/** The address of the page. */
function page_address(): string {
	return add_query_arg( 'page', PAGE, admin_url( 'options-general.php' ) );
}

/** Says what is saved, and how it is read. WordPress checks the nonce and the capability. */
function register_settings(): void {
	register_setting( GROUP, 'trialogue_on', array( 'sanitize_callback' => fn( $given ) => '1' === $given ? '1' : '' ) );
	register_setting( GROUP, 'trialogue_site', array( 'sanitize_callback' => __NAMESPACE__ . '\read_site' ) );
	foreach ( SECRETS as $name ) {
		register_setting( GROUP, $name, array( 'sanitize_callback' => fn( $given ) => read_secret( $name, $given ) ) );
	}
}

/**
 * The address as it was typed, without what comes after the host; the former one where it is none.
 *
 * @param mixed $given What was typed.
 */
function read_site( $given ): string {
	$typed = trim( (string) $given );
	if ( '' === $typed ) {
		return '';
	}
	$origin = origin_of( esc_url_raw( $typed, array( 'http', 'https' ) ) );
	if ( '' === $origin ) {
		add_settings_error( 'trialogue_site', 'trialogue_site', __( 'The address of Trialogue must be a web address such as https://comments.example.org.', 'trialogue-comments' ) );
	}
	return '' === $origin ? site() : $origin;
}

/**
 * A secret as it was typed; the former one where nothing was, for it is not shown, or where it cannot be one.
 *
 * @param string $name  Of the option.
 * @param mixed  $given What was typed.
 */
function read_secret( string $name, $given ): string {
	$typed = trim( (string) $given );
	if ( 'trialogue_webhook_secret' === $name && '' !== $typed && ! preg_match( WEBHOOK_SECRET, $typed ) ) {
		add_settings_error( $name, $name, __( 'The secret of the webhook begins with whsec_ and is copied whole, as Trialogue shows it.', 'trialogue-comments' ) );
		$typed = '';
	}
	return '' === $typed ? secret( $name ) : $typed;
}

/** Shows the page. */
function show_page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	?>
	<div class="wrap">
		<h1><?php esc_html_e( 'Trialogue Comments', 'trialogue-comments' ); ?></h1>
		<?php
		show_state();
		show_connect();
		?>
		<form action="options.php" method="post">
			<?php settings_fields( GROUP ); ?>
			<?php
			if ( is_connected() ) {
				show_switch( is_on() );
			}
			?>
			<details>
				<summary><?php esc_html_e( 'By hand', 'trialogue-comments' ); ?></summary>
				<p><?php esc_html_e( '“Connect” does all of this.', 'trialogue-comments' ); ?></p>
				<table class="form-table" role="presentation">
					<tr>
						<th scope="row"><label for="trialogue_site"><?php esc_html_e( 'Address of Trialogue', 'trialogue-comments' ); ?></label></th>
						<td>
							<input type="url" id="trialogue_site" name="trialogue_site" class="regular-text code" value="<?php echo esc_attr( site() ); ?>" placeholder="https://comments.example.org" aria-describedby="trialogue_site_help">
							<p class="description" id="trialogue_site_help"><?php esc_html_e( 'The APP_URL of your Trialogue site.', 'trialogue-comments' ); ?></p>
						</td>
					</tr>
					<?php
					show_secret( 'trialogue_api_key', __( 'API key', 'trialogue-comments' ), __( 'An administrator makes it at the desk of Trialogue, and allows it “Articles”; and “Imports”, to bring along comments that are here already.', 'trialogue-comments' ) );
					show_secret( 'trialogue_sso_secret', __( 'Secret for single sign-on', 'trialogue-comments' ), __( 'The SSO_KEY of your Trialogue site.', 'trialogue-comments' ) );
					show_secret( 'trialogue_webhook_secret', __( 'Secret of the webhook', 'trialogue-comments' ), __( 'Trialogue shows it where the webhook below was added. Without one, your lists of posts learn of new comments within the hour.', 'trialogue-comments' ) );
					show_fact( __( 'Where the comments stand', 'trialogue-comments' ), origin_of( home_url() ), __( 'In the policy of Trialogue, under “Sites with your articles”.', 'trialogue-comments' ) );
					show_fact( 'SSO_URL', sign_in_address(), __( 'In the settings of the Trialogue server: where people sign in.', 'trialogue-comments' ) );
					show_fact( 'SSO_SIGN_OUT_URL', sign_out_address(), __( 'There too, if whoever signs out on pages of Trialogue shall be led here to sign out.', 'trialogue-comments' ) );
					show_fact( __( 'Webhook', 'trialogue-comments' ), webhook_address(), __( 'At the desk of Trialogue, under Webhooks: told of comments that are published, removed, hidden, restored, withdrawn, and of withdrawals that are undone.', 'trialogue-comments' ) );
					?>
				</table>
				<?php
				if ( ! is_connected() ) {
					show_switch( is_on() );
					submit_button( __( 'Save and check', 'trialogue-comments' ), 'secondary' );
				}
				?>
			</details>
			<?php
			if ( is_connected() ) {
				submit_button( __( 'Save and check', 'trialogue-comments' ) );
			}
			?>
		</form>
		<?php
		show_posts();
		show_import();
		?>
	</div>
	<?php
}

/** Says whether the two work together: after they were connected, the settings were saved, and when somebody asks. */
function show_state(): void {
	$failure = get_transient( connect_problem_name() );
	if ( is_string( $failure ) ) {
		delete_transient( connect_problem_name() );
		wp_admin_notice( esc_html( $failure ), array( 'type' => 'error' ) );
		return;
	}
	$is_asked = isset( $_GET['check'], $_GET['_wpnonce'] ) && wp_verify_nonce( sanitize_key( $_GET['_wpnonce'] ), 'trialogue_check' );
	if ( ! $is_asked && ! isset( $_GET['settings-updated'] ) && ! isset( $_GET['connected'] ) ) {
		if ( '' !== site() ) {
			$address = wp_nonce_url( add_query_arg( 'check', '1', page_address() ), 'trialogue_check' );
			printf( '<p><a class="button" href="%s">%s</a></p>', esc_url( $address ), esc_html__( 'Check the connection', 'trialogue-comments' ) );
		}
		return;
	}
	$problem = connection_problem();
	$text    = '' !== $problem ? $problem : __( 'Trialogue answers, and takes the key and the secret.', 'trialogue-comments' );
	wp_admin_notice( esc_html( $text ), array( 'type' => '' === $problem ? 'success' : 'error' ) );
}

/**
 * What switches it on, and off.
 *
 * @param bool $is_on Whether it is on now.
 */
function show_switch( bool $is_on ): void {
	?>
	<p>
		<label>
			<input type="checkbox" name="trialogue_on" value="1" <?php checked( $is_on ); ?>>
			<?php esc_html_e( 'Trialogue takes the place of WordPress’s own comments. None of those is deleted.', 'trialogue-comments' ); ?>
		</label>
	</p>
	<?php
}

/**
 * A field of a secret: it can be typed, and is never shown again.
 *
 * @param string $name  Of its option.
 * @param string $label Its name for people.
 * @param string $help  Where it is from.
 */
function show_secret( string $name, string $label, string $help ): void {
	$is_kept = '' !== secret( $name );
	?>
	<tr>
		<th scope="row"><label for="<?php echo esc_attr( $name ); ?>"><?php echo esc_html( $label ); ?></label></th>
		<td>
			<input type="password" id="<?php echo esc_attr( $name ); ?>" name="<?php echo esc_attr( $name ); ?>" class="regular-text code" value="" autocomplete="off" aria-describedby="<?php echo esc_attr( $name ); ?>_help">
			<p class="description" id="<?php echo esc_attr( $name ); ?>_help">
				<?php echo esc_html( $help ); ?>
				<?php echo $is_kept ? esc_html__( 'One is kept. Leave this empty to keep it.', 'trialogue-comments' ) : ''; ?>
			</p>
		</td>
	</tr>
	<?php
}

/**
 * Something to be copied.
 *
 * @param string $label What it is.
 * @param string $value What is copied.
 * @param string $help  Where it goes.
 */
function show_fact( string $label, string $value, string $help ): void {
	printf(
		'<tr><th scope="row">%s</th><td><code>%s</code><p class="description">%s</p></td></tr>',
		esc_html( $label ),
		esc_html( $value ),
		esc_html( $help )
	);
}

/** The posts that Trialogue knows, and those that it could not be told of. */
function show_posts(): void {
	if ( ! is_on() || '' === secret( 'trialogue_api_key' ) ) {
		return;
	}
	printf( '<h2>%s</h2>', esc_html__( 'Posts', 'trialogue-comments' ) );
	// phpcs:ignore WordPress.Security.NonceVerification.Recommended
	if ( isset( $_GET['sending'] ) ) {
		wp_admin_notice( esc_html__( 'Trialogue is being told of all posts, in the background.', 'trialogue-comments' ), array( 'type' => 'success' ) );
	}
	$failed = new \WP_Query(
		array(
			'post_type'      => post_types(),
			'meta_key'       => META_PROBLEM, // phpcs:ignore WordPress.DB.SlowDBQuery
			'posts_per_page' => 10,
		)
	);
	if ( $failed->found_posts > 0 ) {
		/* translators: %d: how many. */
		printf( '<p>%s</p><ul class="ul-disc">', esc_html( sprintf( _n( 'Trialogue could not be told of %d post:', 'Trialogue could not be told of %d posts:', $failed->found_posts, 'trialogue-comments' ), $failed->found_posts ) ) );
		foreach ( $failed->posts as $post ) {
			printf( '<li><a href="%s">%s</a>: %s</li>', esc_url( get_edit_post_link( $post ) ?? '' ), esc_html( get_the_title( $post ) ), esc_html( get_post_meta( $post->ID, META_PROBLEM, true ) ) );
		}
		echo '</ul>';
	}
	?>
	<p><?php esc_html_e( 'What you publish or change from now on, Trialogue is told at once. Tell it here of what was published before, or could not be told.', 'trialogue-comments' ); ?></p>
	<form action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>" method="post">
		<input type="hidden" name="action" value="<?php echo esc_attr( PUT_ALL ); ?>">
		<?php
		wp_nonce_field( PUT_ALL );
		submit_button( __( 'Tell Trialogue of all posts', 'trialogue-comments' ), 'secondary', 'submit', false );
		?>
	</form>
	<?php
}

/** Begins to tell Trialogue of all posts. */
function start_put_all(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_die( esc_html__( 'You may not do this.', 'trialogue-comments' ), '', array( 'response' => 403 ) );
	}
	check_admin_referer( PUT_ALL );
	tell_soon( PUT_ALL, 0 );
	wp_safe_redirect( add_query_arg( 'sending', '1', page_address() ) );
	exit;
}
