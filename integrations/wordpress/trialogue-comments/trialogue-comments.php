<?php
/**
 * Plugin Name:       Trialogue Comments
 * Description:       Comments that members peer review before they are posted: a Trialogue discussion under each post, in the place of WordPress's own.
 * Version:           0.3.0
 * Requires at least: 6.5
 * Requires PHP:      8.0
 * Author:            The Trialogue authors
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       trialogue-comments
 * Domain Path:       /languages
 *
 * @package Trialogue_Comments
 */

/*
 * Trialogue Comments is free software: you can redistribute it and/or modify it under the terms of the GNU General Public License as
 * published by the Free Software Foundation, either version 2 of the License, or (at your option) any later version.
 *
 * It is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY; without even the implied warranty of MERCHANTABILITY or
 * FITNESS FOR A PARTICULAR PURPOSE. See the GNU General Public License for more details.
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.3.0';
const FILE    = __FILE__;

foreach ( array( 'settings', 'token', 'identity', 'memberships', 'sign-on', 'api', 'queue', 'article', 'article-queue', 'withdrawal', 'member-queue', 'fragment', 'thread', 'own-comments', 'counts', 'import-file', 'import', 'webhook-signature', 'webhook' ) as $trialogue_part ) {
	require_once __DIR__ . "/includes/$trialogue_part.php";
}
if ( is_admin() ) {
	require_once __DIR__ . '/includes/connection.php';
	require_once __DIR__ . '/includes/settings-page.php';
	require_once __DIR__ . '/includes/connect.php';
	require_once __DIR__ . '/includes/import-page.php';
}
unset( $trialogue_part );

add_action( 'init', fn() => load_plugin_textdomain( 'trialogue-comments', false, dirname( plugin_basename( FILE ) ) . '/languages' ) );
register_activation_hook( FILE, __NAMESPACE__ . '\add_settings' );
register_activation_hook( FILE, __NAMESPACE__ . '\schedule_counts' );
register_deactivation_hook( FILE, __NAMESPACE__ . '\clear_queues' );
