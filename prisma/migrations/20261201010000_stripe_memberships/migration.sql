-- A membership that is paid for by Stripe.
ALTER TYPE "MembershipSource" ADD VALUE IF NOT EXISTS 'STRIPE';
