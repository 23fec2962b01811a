<?php
/**
 * Installs WordPress as a new owner does, from the command line: `php install.php FOLDER SETTINGS`, the settings being JSON.
 */

[ , $folder, $json ] = $argv;
$settings            = json_decode( $json, true, 8, JSON_THROW_ON_ERROR );

$server = new mysqli( null, 'root', '', '', 0, $settings['socket'] );
$server->query( 'create database wordpress character set utf8mb4' );

$_SERVER['HTTP_HOST']       = parse_url( $settings['url'], PHP_URL_HOST );
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
define( 'WP_INSTALLING', true );
require "$folder/wp-load.php";
require ABSPATH . 'wp-admin/includes/upgrade.php';

// Nobody reads the letter to the new owner.
function wp_new_blog_notification() {}

wp_install( $settings['title'], $settings['admin'], 'owner@example.org', true, '', $settings['password'] );
// Pictures come from the net, where there is none.
update_option( 'show_avatars', '0' );
// What an installation finds out by asking itself: its web server leads to index.php what is no file.
update_option( 'permalink_structure', '/%year%/%monthnum%/%postname%/' );
foreach ( $settings['users'] as $user ) {
	$id = wp_insert_user( $user );
	if ( is_wp_error( $id ) ) {
		throw new Exception( $id->get_error_message() );
	}
}
