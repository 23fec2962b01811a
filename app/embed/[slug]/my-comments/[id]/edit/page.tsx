export { default, generateMetadata } from '@/app/(account)/my-comments/[id]/edit/page';
