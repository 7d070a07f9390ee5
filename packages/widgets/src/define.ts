import './components/eligibility-assessor/define.js';
