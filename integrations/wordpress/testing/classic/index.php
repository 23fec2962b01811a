<!doctype html>
<html <?php language_attributes(); ?>>
<head>
	<meta charset="<?php bloginfo( 'charset' ); ?>">
	<?php wp_head(); ?>
</head>
<body <?php body_class(); ?>>
	<?php
	while ( have_posts() ) {
		the_post();
		printf( '<article><h1><a href="%s">%s</a></h1><p>%s</p>', esc_url( get_permalink() ), esc_html( get_the_title() ), esc_html( get_comments_number_text() ) );
		the_content();
		echo '</article>';
		if ( is_singular() && ( comments_open() || get_comments_number() ) ) {
			comments_template();
		}
	}
	wp_footer();
	?>
</body>
</html>
