import { ACTS } from './acts.js';
import { describePoints } from './describe-points.js';

// in two files, so that two processors have to do
describePoints(Object.keys(ACTS).filter((act) => /User|License/.test(act)));
