-- A membership of which the publication's own accounts, or another house of identities, say how it stands.
ALTER TYPE "MembershipSource" ADD VALUE IF NOT EXISTS 'OUTSIDE';
