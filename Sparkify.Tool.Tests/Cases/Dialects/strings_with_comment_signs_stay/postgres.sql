select /* another; /* nested */ 'one' */ 'a -- b' as dashes, '/* c */' as stars;
