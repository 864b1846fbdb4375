import { div, sigmoidCrossEntropy, sum, type Tensor, tidy } from '@wordloom/device';

/**
 * Binary cross entropy of each example over its slots that are no padding: sum(mask * loss) / sum(mask) in each row.
 *
 * @param logits shape [rows, columns]
 * @param labels 0 or 1, the same shape
 * @param mask 1 for a slot that counts, 0 for padding, the same shape; no row of padding alone
 * @returns shape [rows]
 */
export function maskedSigmoidLoss(logits: Tensor, labels: Tensor, mask: Tensor): Tensor {
  return tidy(() => {
    const losses = sigmoidCrossEntropy(logits, labels, { weights: mask, reduction: 'none' });
    return div(sum(losses, 1), sum(mask, 1));
  });
}
