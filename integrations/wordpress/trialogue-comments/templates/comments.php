<?php
/**
 * What a classic theme includes as its comments.
 *
 * @package Trialogue_Comments
 */

namespace Trialogue\Comments;

defined( 'ABSPATH' ) || exit;

// Every part of it is escaped where it is made.
echo thread_of( get_post() ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped
