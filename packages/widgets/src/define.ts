import './components/guidance/define.js';
import './components/eligibility-assessor/define.js';
import './components/modality-comparator/define.js';
import './components/consent-explainer/define.js';
import './components/icon-array/define.js';
