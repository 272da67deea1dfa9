-- a comment with 'quotes' and ; in it
select /* another; /* nested */ 'one' */ 'a -- b' as dashes, '/* c */' as stars -- end
;
