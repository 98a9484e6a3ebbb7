{{%AUTOESCAPE context="HTML"}}
{{! Sent by nginx itself: no names. }}
{{@include parts/plain_head.tpl}}
<title>{{_"This took too long"}} · {{_"Qutong"}}</title>
</head>
<body class="bare" data-page="error.504">
<header>{{@include parts/brand.tpl}}</header>
<main id="main">
<section class="card"><div class="empty tone-warn">{{@icon clock}}<h1>{{_"This took too long"}}</h1><p>{{_"Try again in about 30 seconds. If you sent something, look first whether it is already there."}}</p>
<div class="row">{{@include parts/go_home.tpl}}</div></div></section>
</main>
<footer><small>504</small></footer>
</body>
</html>
