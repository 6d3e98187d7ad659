function numberWords(value){return Number.isInteger(value)?String(value).replace(/\B(?=(\d{3})+$)/g,","):String(value)}export{numberWords};
