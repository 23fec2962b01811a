import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PASSWORD_MAX, PASSWORD_MIN, passwordProblem } from './password-rules';

const codeOf = (password: string) =>
  passwordProblem({
    password,
    email: 'nomvula.khoza@example.org',
    displayName: 'Nomvula Khoza',
    names: ['Maverick', 'Maverick Insider'],
  })?.code ?? null;

describe('passwords', () => {
  it.each([
    'correct horse battery staple',
    'tortoise lamp nine',
    'vyfien-kameelperde-op-straat',
    'j8#kD0qpZ!mvN4rt'.repeat(4),
    '鳥が空を飛ぶ夢を見た朝の光の中で',
  ])('takes %s', (password) => expect(codeOf(password)).toBeNull());

  it('names the limit that was passed', () => {
    const problem = passwordProblem({
      password: 'short',
      email: 'a@b.example',
      displayName: 'Al',
      names: [],
    });
    expect(problem).toMatchObject({
      status: 422,
      code: 'password-too-short',
      field: 'password',
      limit: PASSWORD_MIN,
    });
  });

  it('takes 256 characters and not one more', () => {
    const words = 'one two buckle my shoe, three four knock at the door; '.repeat(5).slice(0, PASSWORD_MAX);
    expect(codeOf(words)).toBeNull();
    expect(codeOf(`${words}x`)).toBe('password-too-long');
  });

  it.each([
    'password1234567',
    'Password123456!',
    'passwordpassword',
    'P@ssw0rdP@ssw0rd',
    '123456789012345',
    'qwertyuiopasdfgh',
    'zaq12wsxcde34rfv',
    'aaaaaaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    'abcdefghijklmnop',
    'letmeinletmein1',
    'administrator123',
    'nomvula.khoza@example.org',
    'nomvula.khozanomvula.khoza',
    'Nomvula Khoza 123',
    'nomvulanomvulanomvula',
    'MaverickMaverick',
  ])('refuses %s as too easy to guess', (password) => expect(codeOf(password)).toBe('password-common'));

  it('weighs the beginning of a long one: what a stranger can make us weigh has a bound', () => {
    const random = 'j8#kD0qpZ!mvN4rt';
    expect(codeOf('a'.repeat(39) + random)).toBe('password-common');
    expect(codeOf(random + 'a'.repeat(39))).toBeNull();
  });

  it('refuses everything below the length, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: PASSWORD_MIN - 1 }), (password) => {
        fc.pre([...password].length < PASSWORD_MIN);
        expect(codeOf(password)).toBe('password-too-short');
      }),
    );
  });
});
