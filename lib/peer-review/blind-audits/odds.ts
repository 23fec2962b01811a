/**
 * What a stated probability has turned out to mean (R15): of comments whose reviews made them acceptable with this probability, how
 * many moderators found to be: of what peers publish without knowing what they had said, of the rest mostly with it. Pure.
 *
 * The logarithm of the odds is shifted and stretched (Platt 1999), and that of what peers publish is shifted once more: what they
 * publish and what they do not is wrong in different ways, and there is much more known of the latter. All three numbers begin where
 * what is stated is true, from which findings must lead away. docs/decisions/0044 has what else was tried.
 */

/** One text whose acceptability somebody found out. */
export type Finding = {
  /** As its reviews made it. */
  probability: number;
  /** Peers published it, or would have. */
  published: boolean;
  /** 1 or 0; between them where it is not settled. */
  acceptable: number;
  /** How many texts it counts for beside the others of its kind. */
  weight: number;
};

/** `low` and `high` hold the true share in about 19 of 20 cases. */
export type Odds = { acceptable: number; low: number; high: number };

/** The shift, the stretch, and the shift of what peers publish; with their covariances. */
export type Curve = { coefficients: Vector; covariance: Matrix };
type Vector = [number, number, number];
type Matrix = [Vector, Vector, Vector];

/** What is believed of the three before any finding: that what is stated is true, with these standard deviations. */
const BEGINNING: Vector = [0, 1, 0];
const PRECISIONS = [0.5, 0.25, 1].map((deviation) => 1 / deviation ** 2) as Vector;
/** Standard errors to each side. */
const Z = 1.96;

/** What is to be expected of a comment with this stated probability. */
export function oddsAt(
  { coefficients, covariance }: Curve,
  { probability, published }: Pick<Finding, 'probability' | 'published'>,
): Odds {
  const features = featuresOf({ probability, published });
  const middle = dot(coefficients, features);
  const error = Z * Math.sqrt(dot(times(covariance, features), features));
  return { acceptable: logistic(middle), low: logistic(middle - error), high: logistic(middle + error) };
}

/** The posterior mode by Newton's method, with its covariance where the posterior is taken for normal (Laplace). */
export function fitOdds(findings: readonly Finding[]): Curve {
  const known = findings.map((finding) => ({ ...finding, features: featuresOf(finding) }));
  let coefficients = BEGINNING;
  let covariance = inverse(diagonal(PRECISIONS));
  for (let round = 0; round < 100; round += 1) {
    const gradient = vector((i) => PRECISIONS[i]! * (BEGINNING[i]! - coefficients[i]!));
    const hessian = diagonal(PRECISIONS);
    for (const { features, acceptable, weight } of known) {
      const p = logistic(dot(coefficients, features));
      for (const i of AXES) {
        gradient[i] += weight * (acceptable - p) * features[i];
        for (const j of AXES) hessian[i][j] += weight * p * (1 - p) * features[i] * features[j];
      }
    }
    covariance = inverse(hessian);
    const step = times(covariance, gradient);
    // A step that long would leap over the mode.
    const scale = Math.min(1, 2 / Math.max(...step.map(Math.abs), 1e-12));
    coefficients = vector((i) => coefficients[i]! + scale * step[i]!);
    if (Math.max(...step.map(Math.abs)) < 1e-9) break;
  }
  return { coefficients, covariance };
}

const featuresOf = ({ probability, published }: Pick<Finding, 'probability' | 'published'>): Vector => [
  1,
  logit(probability),
  Number(published),
];

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** Nobody is ever quite sure. */
const logit = (p: number) => {
  const inside = Math.min(0.9999, Math.max(0.0001, p));
  return Math.log(inside / (1 - inside));
};

const AXES = [0, 1, 2] as const;
const vector = (of: (axis: 0 | 1 | 2) => number): Vector => [of(0), of(1), of(2)];
const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const times = (matrix: Matrix, by: Vector): Vector => vector((i) => dot(matrix[i], by));
const diagonal = ([a, b, c]: Vector): Matrix => [
  [a, 0, 0],
  [0, b, 0],
  [0, 0, c],
];

/** Of a symmetric matrix, by its cofactors. */
function inverse([[a, b, c], [, d, e], [, , f]]: Matrix): Matrix {
  const [A, B, C] = [d * f - e * e, c * e - b * f, b * e - c * d];
  const [D, E, F] = [a * f - c * c, b * c - a * e, a * d - b * b];
  const determinant = a * A + b * B + c * C;
  const over = (row: Vector): Vector => vector((i) => row[i] / determinant);
  return [over([A, B, C]), over([B, D, E]), over([C, E, F])];
}
