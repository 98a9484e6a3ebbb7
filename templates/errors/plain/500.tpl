{{%AUTOESCAPE context="HTML"}}
{{! Sent by nginx itself: no names. }}
{{@include parts/plain_head.tpl}}
<title>{{_"Something went wrong on our side"}} · {{_"Qutong"}}</title>
</head>
<body class="bare" data-page="error.500">
<header>{{@include parts/brand.tpl}}</header>
<main id="main">
<section class="card"><div class="empty tone-bad">{{@icon alert-triangle}}<h1>{{_"Something went wrong on our side"}}</h1><p>{{_"Try again in a while. If you sent something, look first whether it is already there."}}</p>
<div class="row">{{@include parts/go_home.tpl}}</div></div></section>
</main>
<footer><small>500</small></footer>
</body>
</html>
