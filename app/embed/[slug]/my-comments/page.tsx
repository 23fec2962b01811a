export { default, generateMetadata } from '@/app/(account)/my-comments/page';
