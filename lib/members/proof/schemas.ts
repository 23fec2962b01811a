import { z } from 'zod';
import { password } from '../schemas';

export { PROOF_MINUTES } from './rules';

export const proofInput = z.strictObject({ password }).meta({
  id: 'Proof',
  description: 'Your password: what is dangerous asks for it anew.',
  examples: [{ password: 'four quiet words suffice' }],
});
