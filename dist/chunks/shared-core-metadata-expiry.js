function daysLeft(end,now){return(end.getTime()-now.getTime())/(1440*60*1e3)}function dateOf(date){return date.toISOString().slice(0,10)}export{daysLeft,dateOf};
