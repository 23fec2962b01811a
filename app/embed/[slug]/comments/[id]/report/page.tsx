export { default, generateMetadata } from '@/app/(site)/articles/[slug]/comments/[id]/report/page';
